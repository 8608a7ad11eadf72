import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '../support/ask.js'
import type { Chance } from './chance.js'
import { cancellingOf, outcomeOf } from './conclusions.js'
import type { Attempt, Cancelling, Outcome } from './history.js'
import type { Plan } from './plans.js'

/** What a client knows of the service: where it may be asked just now. */
export type Surroundings = Readonly<{
  addresses: () => readonly string[]
  chance: Chance
  /** Hears what became of its order, as soon as the client knows or gives up, and how many ms after it sent it first. */
  told?: (outcome: Outcome, took: number) => void
}>

const ANSWERED_WITHIN_MS = 4_000
const SEND_AGAIN_AFTER_MS = 300
const PATIENCE_MS = 60_000

/** A client: with a key it sends again until it knows, without one it does not; whoever cancels does so until it knows. */
export const attempt = async (plan: Plan, surroundings: Surroundings): Promise<Attempt> => {
  const { customer, basket, key, at, cancelAfter } = plan
  await pause(at)
  const items = Object.entries(basket).map(([sku, quantity]) => ({ sku, quantity }))
  const asking = { token: customer.token, key, json: { items }, within: ANSWERED_WITHIN_MS }
  let sends = 0
  const began = performance.now()
  const outcome = await untilKnown<Outcome>(surroundings, key !== undefined, async address => {
    sends += 1
    return outcomeOf(ask('POST', `${address}/api/orders/create`, asking), sends)
  })
  surroundings.told?.(outcome, performance.now() - began)
  const made: Attempt = { userId: customer.userId, basket, ...(key === undefined ? {} : { key }), sends, outcome }
  if (outcome.type !== 'Acknowledged' || cancelAfter === undefined) return made

  await pause(cancelAfter)
  const url = `/api/orders/${outcome.orderId}/cancel`
  const cancelling = await untilKnown<Cancelling>(surroundings, true, async address =>
    cancellingOf(ask('POST', address + url, { ...asking, key: undefined, json: {} })),
  )
  return { ...made, cancelling }
}

type Known = Readonly<{ type: string }>
const UNKNOWN = { type: 'Unknown' } as const

const untilKnown = async <T extends Known>(
  { addresses, chance }: Surroundings,
  again: boolean,
  send: (address: string) => Promise<T | typeof UNKNOWN>,
): Promise<T | typeof UNKNOWN> => {
  const end = performance.now() + PATIENCE_MS
  let told: T | typeof UNKNOWN = UNKNOWN
  let sent = false
  while (told.type === 'Unknown' && performance.now() < end && (again || !sent)) {
    const up = addresses()
    if (up.length > 0) {
      told = await send(chance.oneOf(up))
      sent = true
    }
    if (told.type === 'Unknown') await pause(SEND_AGAIN_AFTER_MS)
  }
  return told
}
