import { knownDecisions, type Decision } from './known-decisions.js'
import type { Check } from './proof-record.js'
import { PENDING, type Reading } from './reading.js'

/** While it lasted a process stood still that may have been about to write to the cache what it had read. Monotonic, ms. */
export type Hindrance = Readonly<{ from: number; until: number }>

/** How far behind a read may be while its order is Pending, ms: the write-through of its decision may be lost (docs/adr/0005). */
export const BEHIND_MS = 2_000

/**
 * `decisions`: by the ids of the orders. A process that stood still may write down a Pending order when it goes on, which the cache keeps for
 * `BEHIND_MS`.
 */
export const staleReads = (
  readings: readonly Reading[],
  decisions: ReadonlyMap<string, Decision>,
  hindrances: readonly Hindrance[] = [],
): Check => {
  const known = knownDecisions(readings, decisions)
  const fresh = (decided: number) =>
    BEHIND_MS +
    Math.max(
      decided,
      ...hindrances
        .filter(({ from, until }) => from <= decided + BEHIND_MS && until >= decided)
        .map(({ until }) => until),
    )
  const late = readings.filter(({ orderId, asked }) => {
    const decision = known.get(orderId)
    return decision !== undefined && asked > fresh(decision.at)
  })
  const stale = late.filter(({ status }) => status === PENDING)
  return {
    name: 'stale',
    claim: `A read that began ${BEHIND_MS} ms after its order was known to be decided, and any API that stood still went on, does not show it Pending.`,
    examined: late.length,
    violations: [...new Set(stale.map(({ orderId }) => orderId))],
  }
}
