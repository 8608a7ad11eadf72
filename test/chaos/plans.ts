import type { Customer } from '../support/opened-shop.js'
import { BEAT_MS, BURST_MS } from './beat.js'
import type { Chance } from './chance.js'
import { signature } from './check-history.js'
import type { Basket } from './history.js'

const SCARCE = 'SCARCE'
export const PLENTIFUL = ['TEAPOT', 'MUG', 'PLATE', 'BOWL'] as const
/** Units of each product for so many orders: of the scarce one, fewer than will be asked for. */
export const shelvesFor = (orders: number): Readonly<Record<string, number>> => ({
  [SCARCE]: Math.ceil(0.3 * orders),
  ...Object.fromEntries(PLENTIFUL.map(sku => [sku, 10 * Math.max(1_000, orders)])),
})

const KEYED = 0.5
const CANCELLED = 0.3
/** Decided or not by then: that is the race. */
const CANCELLED_WITHIN_MS = 150

/** What a client is going to do: `at`, and how long after its order was acknowledged it cancels it, ms. */
export type Plan = Readonly<{ customer: Customer; basket: Basket; at: number; key?: string; cancelAfter?: number }>

/** So many orders over so many ms, half of them under a key, some to be cancelled, no two alike. */
export const plansOf = (
  chance: Chance,
  customers: readonly Customer[],
  orders: number,
  within: number,
): readonly Plan[] => {
  const plans = new Map<string, Plan>()
  for (let drawn = 1; plans.size < orders; drawn += 1) {
    const customer = chance.oneOf(customers)
    const skus: string[] = [...PLENTIFUL].sort(() => chance.between(-1, 1)).slice(0, chance.whole(1, 3))
    if (chance.happens(0.5)) skus.push(SCARCE)
    const basket = Object.fromEntries(skus.map(sku => [sku, sku === SCARCE ? 1 : chance.whole(1, 5)]))
    const key = chance.happens(KEYED) ? { key: `attempt-${drawn}` } : {}
    const cancelAfter = chance.happens(CANCELLED) ? { cancelAfter: chance.between(0, CANCELLED_WITHIN_MS) } : {}
    const at = chance.whole(1, Math.floor(within / BEAT_MS)) * BEAT_MS + chance.between(0, BURST_MS)
    plans.set(signature(customer.userId, basket), { customer, basket, at, ...key, ...cancelAfter })
  }
  return [...plans.values()]
}
