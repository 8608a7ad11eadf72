import type { Budget, RateLimiter, Standing } from '../../support/rate-limiter.js'
import { firstThenRest } from './first-then-rest.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'
import type { Left } from './spend-budgets.js'

/** `standIn` counts while Redis does not. */
export type RedisRateLimiterOptions = Readonly<{ redis: RedisConnection; standIn: RateLimiter }>

type Answer = (standings: readonly Standing[] | Promise<readonly Standing[]>) => void
type Asked = Readonly<{ budgets: readonly Budget[]; answer: Answer }>
/** Those who spend of the same budgets, in their order. */
type Group = Readonly<{ budgets: readonly Budget[]; answers: Answer[] }>

/**
 * Counts what all processes together let through. What is asked in one turn of the event loop, after the first, is asked of
 * Redis together, and what is asked of the same budgets, at once.
 */
export const redisRateLimiter = ({ redis, standIn }: RedisRateLimiterOptions): RateLimiter => {
  const spendTogether = async (asked: readonly Asked[]) => {
    const groups = bySameBudgets(asked)
    const spendings = groups.map(({ budgets, answers }) => ({ budgets: budgets.map(named), times: answers.length }))
    const spent = await redis.call(client => client.spendBudgets(spendings))
    const counted = spent !== AWAY && spent !== REFUSED
    let from = 0
    for (const { budgets, answers } of groups) {
      const left = counted ? spent.slice(from, (from += budgets.length)) : []
      answers.forEach((answer, earlier) => answer(counted ? standingsAfter(left, earlier) : standIn.spend(budgets)))
    }
  }
  const ask = firstThenRest<Asked>(redis.atTurnEnd, asked => void spendTogether(asked))

  return { spend: budgets => new Promise(answer => ask({ budgets, answer })) }
}

const bySameBudgets = (asked: readonly Asked[]): readonly Group[] => {
  const groups = new Map<string, Group>()
  for (const { budgets, answer } of asked) {
    const which = budgets.map(({ key, limit, window }) => `${key} ${limit} ${window}`).join(' ')
    const group = groups.get(which)
    if (group) group.answers.push(answer)
    else groups.set(which, { budgets, answers: [answer] })
  }
  return [...groups.values()]
}

const named = (budget: Budget): Budget => ({ ...budget, key: `limit:${budget.key}` })

/** How the budgets stand for one before whom `earlier` others spent of the same. */
const standingsAfter = (left: readonly Left[], earlier: number): readonly Standing[] => {
  const granted = Math.min(...left.map(({ before }) => before))
  return left.map(({ before, resetAfter }) => ({
    remaining: before - Math.min(earlier + 1, granted),
    exhausted: before <= Math.min(earlier, granted),
    resetAfter,
  }))
}
