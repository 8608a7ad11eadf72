import type { Budget, RateLimiter, Standing } from '../../support/rate-limiter.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'
import type { Left } from './spend-budgets.js'

/** `standIn` counts while Redis does not. */
export type RedisRateLimiterOptions = Readonly<{ redis: RedisConnection; standIn: RateLimiter }>

type Answer = (standings: readonly Standing[] | Promise<readonly Standing[]>) => void
/** Those who spend of the same budgets, in their order. */
type Group = Readonly<{ budgets: readonly Budget[]; answers: Answer[] }>

/**
 * Counts what all processes together let through. What is asked in one turn of the event loop is asked of Redis together,
 * and what is asked of the same budgets, at once.
 */
export const redisRateLimiter = ({ redis, standIn }: RedisRateLimiterOptions): RateLimiter => {
  let waiting = new Map<string, Group>()

  const spendTogether = async () => {
    const groups = [...waiting.values()]
    waiting = new Map()
    const spendings = groups.map(({ budgets, answers }) => ({ budgets: budgets.map(named), times: answers.length }))
    const spent = await redis.call(client => client.spendBudgets(spendings))
    const counted = spent !== AWAY && spent !== REFUSED
    let from = 0
    for (const { budgets, answers } of groups) {
      const left = counted ? spent.slice(from, (from += budgets.length)) : []
      answers.forEach((answer, earlier) => answer(counted ? standingsAfter(left, earlier) : standIn.spend(budgets)))
    }
  }

  return {
    spend: budgets =>
      new Promise(answer => {
        if (waiting.size === 0) setImmediate(() => void spendTogether())
        const which = budgets.map(({ key, limit, window }) => `${key} ${limit} ${window}`).join(' ')
        const group = waiting.get(which)
        if (group) group.answers.push(answer)
        else waiting.set(which, { budgets, answers: [answer] })
      }),
  }
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
