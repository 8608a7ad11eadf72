import { knownInTime, type Hindrance } from './known-in-time.js'
import type { Decision } from './known-decisions.js'
import type { Check } from './proof-record.js'
import { PENDING, type Reading } from './reading.js'

/** How far behind a read may be while its order is Pending, ms: the write-through of its decision may be lost (docs/adr/0005). */
export const BEHIND_MS = 2_000

/**
 * Of reads that do not wait. `known`: what each order is known to have been decided to be, and since when. `stalls`: in each a process stood
 * still that may have been about to write to the cache what it had read; a Pending order that it writes down when it goes on the cache keeps
 * for `BEHIND_MS`.
 */
export const staleReads = (
  readings: readonly Reading[],
  known: ReadonlyMap<string, Decision>,
  stalls: readonly Hindrance[],
): readonly Check[] => {
  const fresh = knownInTime(BEHIND_MS, stalls)
  const late = readings.filter(({ orderId, asked, waited }) => {
    const decision = known.get(orderId)
    return !waited && decision !== undefined && asked > fresh(decision)
  })
  const shown = late.filter(({ unchanged }) => !unchanged)
  const misnamed = readings.filter(({ had, status, unchanged }) => unchanged && status !== had)
  const unchanged = late.filter(each => each.unchanged && each.had === PENDING)
  return [
    {
      name: 'stale',
      claim: `A read that began ${BEHIND_MS} ms after its order was known to be decided, and any API that stood still went on, does not show it Pending.`,
      examined: shown.length,
      violations: idsOf(shown.filter(({ status }) => status === PENDING)),
    },
    {
      name: 'notModified',
      claim: `A read that named what it had of a Pending order is not told, ${BEHIND_MS} ms after that was known to be decided, that nothing has changed; and never of what it did not name.`,
      examined: late.filter(({ had }) => had === PENDING).length,
      violations: idsOf([...unchanged, ...misnamed]),
    },
  ]
}

const idsOf = (readings: readonly Reading[]) => [...new Set(readings.map(({ orderId }) => orderId))]
