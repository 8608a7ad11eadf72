import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Answer } from '../support/ask.js'
import type { Customer } from '../support/opened-shop.js'
import { BEAT_MS, BURST_MS } from './beat.js'
import type { Chance } from './chance.js'
import { signature } from './check-history.js'
import type { Attempt, Basket } from './history.js'

const SCARCE = 'SCARCE'
const PLENTIFUL = ['TEAPOT', 'MUG', 'PLATE', 'BOWL']
/** Of the scarce one, fewer than will be asked for. */
export const SHELVES = { [SCARCE]: 60, ...Object.fromEntries(PLENTIFUL.map(sku => [sku, 10_000])) }

const ANSWERED_WITHIN_MS = 4_000
const SEND_AGAIN_AFTER_MS = 300
const PATIENCE_MS = 40_000

type Plan = Readonly<{ customer: Customer; basket: Basket; key?: string; at: number }>
type Outcome = Attempt['outcome']

/** So many orders over so many ms, half of them under a key, no two alike. */
export const plansOf = (
  chance: Chance,
  customers: readonly Customer[],
  orders: number,
  within: number,
): readonly Plan[] => {
  const plans = new Map<string, Plan>()
  for (let drawn = 1; plans.size < orders; drawn += 1) {
    const customer = chance.oneOf(customers)
    const skus = [...PLENTIFUL].sort(() => chance.between(-1, 1)).slice(0, chance.whole(1, 3))
    if (chance.happens(0.5)) skus.push(SCARCE)
    const basket = Object.fromEntries(skus.map(sku => [sku, sku === SCARCE ? 1 : chance.whole(1, 5)]))
    const key = chance.happens(0.5) ? { key: `attempt-${drawn}` } : {}
    const at = chance.whole(1, Math.floor(within / BEAT_MS)) * BEAT_MS + chance.between(0, BURST_MS)
    plans.set(signature(customer.userId, basket), { customer, basket, ...key, at })
  }
  return [...plans.values()]
}

/** A client: with a key it sends again until it knows, without one it does not. */
export const attempt = async (
  { customer, basket, key, at }: Plan,
  addresses: () => readonly string[],
  chance: Chance,
): Promise<Attempt> => {
  await pause(at)
  const items = Object.entries(basket).map(([sku, quantity]) => ({ sku, quantity }))
  const asking = { token: customer.token, key, json: { items }, within: ANSWERED_WITHIN_MS }
  const end = performance.now() + PATIENCE_MS
  let sends = 0
  let outcome: Outcome = { type: 'Unknown' }
  do {
    const up = addresses()
    if (up.length > 0) {
      sends += 1
      outcome = await outcomeOf(ask('POST', `${chance.oneOf(up)}/api/orders/create`, asking))
      if (outcome.type !== 'Unknown' || key === undefined) break
    }
    await pause(SEND_AGAIN_AFTER_MS)
  } while (performance.now() < end)
  return { userId: customer.userId, basket, ...(key === undefined ? {} : { key }), sends, outcome }
}

const KEY_IN_USE = '/problems/key-in-use'

/** What the client may conclude from the answer, or from its absence. */
export const outcomeOf = async (asking: Promise<Answer>): Promise<Outcome> => {
  try {
    const { status, json } = await asking
    if (status === 201) return { type: 'Acknowledged', orderId: (json as { orderId: string }).orderId }
    if (status === 409 && (json as { type?: string }).type !== KEY_IN_USE) return { type: 'Refused' }
    if (status < 500 && status !== 409)
      throw new TypeError(`a client does not expect ${status}: ${JSON.stringify(json)}`)
    return { type: 'Unknown' }
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('a client')) throw error
    return { type: 'Unknown' }
  }
}
