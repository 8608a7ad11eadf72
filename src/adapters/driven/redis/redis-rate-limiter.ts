import type { Budget, RateLimiter, Standing } from '../../support/rate-limiter.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'

/** `standIn` counts while Redis does not. */
export type RedisRateLimiterOptions = Readonly<{ redis: RedisConnection; standIn: RateLimiter }>

type Waiting = Readonly<{ budgets: readonly Budget[]; resolve: (standings: Promise<readonly Standing[]>) => void }>

/** Counts what all processes together let through. What is asked in one turn of the event loop is asked of Redis together. */
export const redisRateLimiter = ({ redis, standIn }: RedisRateLimiterOptions): RateLimiter => {
  let waiting: Waiting[] = []

  const spendTogether = async () => {
    const asked = waiting
    waiting = []
    const spent = await redis.call(client => client.spendBudgets(asked.map(({ budgets }) => budgets.map(named))))
    const counted = spent !== AWAY && spent !== REFUSED
    let from = 0
    for (const { budgets, resolve } of asked) {
      const to = from + budgets.length
      resolve(counted ? Promise.resolve(spent.slice(from, to)) : standIn.spend(budgets))
      from = to
    }
  }

  return {
    spend: budgets =>
      new Promise(resolve => {
        if (waiting.push({ budgets, resolve }) === 1) setImmediate(() => void spendTogether())
      }),
  }
}

const named = (budget: Budget): Budget => ({ ...budget, key: `limit:${budget.key}` })
