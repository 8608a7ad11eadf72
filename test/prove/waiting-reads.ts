import { knownInTime, type Hindrance } from './known-in-time.js'
import type { Decision } from './known-decisions.js'
import type { Check } from './proof-record.js'
import { PENDING, type Reading } from './reading.js'

/** An announcement may be lost: then each process looks for itself, once a second (docs/adr/0013). The rest is for a machine that is busy. */
export const HEARD_WITHIN_MS = 4_000

/**
 * Of reads that wait. `known`: what each order is known to have been decided to be, and since when. `cutOff`: when an API stood still, or
 * MongoDB was out of its reach.
 */
export const waitingReads = (
  readings: readonly Reading[],
  known: ReadonlyMap<string, Decision>,
  cutOff: readonly Hindrance[],
): readonly Check[] => {
  const heard = knownInTime(HEARD_WITHIN_MS, cutOff)
  const waits = readings.flatMap(reading => {
    const decision = known.get(reading.orderId)
    return reading.waited && decision ? [{ ...reading, decision }] : []
  })
  const begunLater = waits.filter(({ asked, decision }) => asked > decision.at)
  const underWay = waits.filter(({ asked, answered, decision }) => asked <= decision.at && decision.at <= answered)
  return [
    {
      name: 'behind',
      claim: 'A read that waits does not show its order Pending that was known to be decided before it began.',
      examined: begunLater.length,
      violations: pendingOf(begunLater),
    },
    {
      name: 'unheard',
      claim: `A read that waits while its order is decided is shown that no later than ${HEARD_WITHIN_MS} ms after it, unless the API stood still, or MongoDB was out of its reach.`,
      examined: underWay.length,
      violations: pendingOf(underWay.filter(({ answered, decision }) => answered > heard(decision))),
    },
  ]
}

const pendingOf = (readings: readonly Reading[]) => [
  ...new Set(readings.flatMap(({ orderId, status }) => (status === PENDING ? [orderId] : []))),
]
