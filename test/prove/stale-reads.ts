import type { Check } from './proof-record.js'

/** What a client was shown of its order, and when it began to ask, ms since the run began. */
export type Reading = Readonly<{ orderId: string; began: number; status: string }>

/** So long the cache may show an order as Pending that is not, ms: the write-through of its decision may be lost. */
const MAY_LAG_MS = 2_000

/** `decidedAt`: when each order was seen decided at the latest, ms since the run began. */
export const staleReads = (readings: readonly Reading[], decidedAt: ReadonlyMap<string, number>): Check => ({
  name: 'stale',
  claim: 'An order is not shown as Pending when it has been decided for more than two seconds.',
  examined: readings.length,
  violations: readings
    .filter(
      ({ status, orderId, began }) => status === 'Pending' && began > (decidedAt.get(orderId) ?? Infinity) + MAY_LAG_MS,
    )
    .map(({ orderId }) => orderId),
})
