import { PENDING, type Reading } from './reading.js'

/** What an order was decided to be, and when that was seen in the store: on the monotonic clock, ms, at or after the moment of the decision. */
export type Decision = Readonly<{ status: string; at: number }>

/** When each order was known to be decided, by the store or by whoever was shown so first; and as what, by the store if it was seen there. */
export const knownDecisions = (
  readings: readonly Reading[],
  seen: ReadonlyMap<string, Decision>,
): ReadonlyMap<string, Decision> => {
  const known = new Map(seen)
  for (const { orderId, status, answered, unchanged } of readings) {
    if (status === PENDING || status === 'Missing' || unchanged) continue
    const before = known.get(orderId)
    if (!before || answered < before.at) known.set(orderId, { status: before?.status ?? status, at: answered })
  }
  return known
}
