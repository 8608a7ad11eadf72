import type { Clock } from '../../../application/ports/driven/clock.js'
import { coalescer } from '../../support/coalescer.js'
import type { Budget, RateLimiter, Standing } from '../../support/rate-limiter.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'
import { sharesAhead } from './shares-ahead.js'
import { leastOf, type Left } from './spend-budgets.js'

/** `standIn` counts while Redis does not. */
export type RedisRateLimiterOptions = Readonly<{ redis: RedisConnection; standIn: RateLimiter; clock: Clock }>

type Standings = readonly Standing[]
type Asked = Readonly<{ name: string; budgets: readonly Budget[] }>
/** Those who spend of the same budgets; `places`: which they are of all who ask, in their order. */
type Group = Asked & Readonly<{ places: number[] }>

/** The most that is asked of Redis at once. */
const MOST_TOGETHER = 500

/**
 * Counts what all processes together let through. What is asked while Redis is being asked goes to it together, and what is
 * asked of the same budgets, at once. What is asked again and again is spent of a share that was taken ahead.
 */
export const redisRateLimiter = ({ redis, standIn, clock }: RedisRateLimiterOptions): RateLimiter => {
  const shares = sharesAhead(() => clock.elapsed())

  const spendTogether = async (asked: readonly Asked[]): Promise<readonly (Standings | Promise<Standings>)[]> => {
    // A share may have come while they waited.
    const told: (Standings | Promise<Standings> | undefined)[] = asked.map(({ name }) => shares.spend(name))
    const groups = bySameBudgets(asked, place => told[place] === undefined)
    const askedAt = clock.elapsed()
    const spendings = groups.map(({ name, budgets, places }) => ({
      budgets: budgets.map(named),
      times: places.length + shares.ahead(name),
    }))
    const spent = groups.length > 0 ? await redis.call(client => client.spendBudgets(spendings)) : []
    if (spent === AWAY || spent === REFUSED)
      return asked.map(({ budgets }, place) => told[place] ?? standIn.spend(budgets))

    let from = 0
    groups.forEach(({ name, budgets, places }, index) => {
      const left = spent.slice(from, (from += budgets.length))
      const granted = Math.min(spendings[index]?.times ?? 0, leastOf(left))
      shares.keep(name, { left, granted, spent: Math.min(places.length, granted), askedAt })
      places.forEach((place, earlier) => (told[place] = standingsAfter(left, earlier)))
    })
    return asked.map((_, place) => told[place] ?? [])
  }
  const ask = coalescer({ limit: MOST_TOGETHER, run: spendTogether })

  return {
    spend: async budgets => {
      const name = nameOf(budgets)
      return shares.spend(name) ?? ask({ name, budgets })
    },
  }
}

const nameOf = (budgets: readonly Budget[]): string => {
  let name = ''
  for (const { key } of budgets) name += `${key} `
  return name
}

/** Of those who ask, those in the places that are asked about. */
const bySameBudgets = (asked: readonly Asked[], isAsked: (place: number) => boolean): readonly Group[] => {
  const groups = new Map<string, Group>()
  asked.forEach(({ name, budgets }, place) => {
    if (!isAsked(place)) return
    const group = groups.get(name) ?? { name, budgets, places: [] }
    group.places.push(place)
    groups.set(name, group)
  })
  return [...groups.values()]
}

const named = (budget: Budget): Budget => ({ ...budget, key: `limit:${budget.key}` })

/** How the budgets stand for one before whom `earlier` others spent of the same. */
const standingsAfter = (left: readonly Left[], earlier: number): Standings => {
  const granted = leastOf(left)
  return left.map(({ before, resetAfter }) => ({
    remaining: before - Math.min(earlier + 1, granted),
    exhausted: before <= Math.min(earlier, granted),
    resetAfter,
  }))
}
