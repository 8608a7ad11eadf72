import type { Check } from './proof-record.js'

/** What a client was shown of its order by one read, and when it asked and was answered: on the monotonic clock, ms. */
export type Reading = Readonly<{ orderId: string; asked: number; answered: number; status: string }>
/** What an order was decided to be, and when that was seen in the store: at or after the moment of the decision. */
export type Decision = Readonly<{ status: string; at: number }>

/** How far behind a read may be while its order is Pending, ms: the write-through of its decision may be lost (ADR 0005). */
const BEHIND_MS = 2_000

/** `decisions`: by the ids of the orders. */
export const staleReads = (readings: readonly Reading[], decisions: ReadonlyMap<string, Decision>): Check => {
  const decidedAt = (orderId: string) => decisions.get(orderId)?.at ?? Infinity
  return {
    name: 'stale',
    claim: `A read that began ${BEHIND_MS} ms after its order was decided does not show it Pending.`,
    examined: readings.filter(({ orderId, asked }) => asked > decidedAt(orderId) + BEHIND_MS).length,
    violations: readings
      .filter(({ orderId, asked, status }) => status === 'Pending' && asked > decidedAt(orderId) + BEHIND_MS)
      .map(({ orderId }) => orderId),
  }
}
