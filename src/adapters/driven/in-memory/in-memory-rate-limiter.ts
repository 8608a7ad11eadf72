import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Budget, RateLimiter } from '../../support/rate-limiter.js'

/** `capacity`: how many budgets it counts; beyond that, the one whose window began first is forgotten. */
export type InMemoryRateLimiterOptions = Readonly<{ clock: Clock; capacity?: number }>

type Spent = { count: number; readonly endsAt: number }

const CAPACITY = 50_000

/** Counts what this process lets through. */
export const inMemoryRateLimiter = ({ clock, capacity = CAPACITY }: InMemoryRateLimiterOptions): RateLimiter => {
  const windows = new Map<string, Spent>()

  const windowOf = ({ key, window }: Budget): Spent => {
    const present = windows.get(key)
    if (present && present.endsAt > clock.elapsed()) return present
    const begun = { count: 0, endsAt: clock.elapsed() + window }
    // What begins anew is the youngest again.
    windows.delete(key)
    windows.set(key, begun)
    const [oldest] = windows.keys()
    if (windows.size > capacity && oldest !== undefined) windows.delete(oldest)
    return begun
  }

  return {
    spend: budgets => {
      const asked = budgets.map(budget => ({ ...budget, spent: windowOf(budget) }))
      const standings = asked.map(({ spent, limit }) => ({ spent, limit, exhausted: spent.count >= limit }))
      if (!standings.some(({ exhausted }) => exhausted)) for (const { spent } of asked) spent.count += 1
      return Promise.resolve(
        standings.map(({ spent, limit, exhausted }) => ({
          remaining: Math.max(limit - spent.count, 0),
          exhausted,
          resetAfter: spent.endsAt - clock.elapsed(),
        })),
      )
    },
  }
}
