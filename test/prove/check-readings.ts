import type { Decision } from './decisions-seen.js'
import type { Check } from './proof-record.js'
import type { Reading } from './reading-back.js'

/** While it lasted a process stood still that may have been about to write to the cache what it had read. Monotonic, ms. */
export type Hindrance = Readonly<{ from: number; until: number }>

/** How far behind a read may be while its order is Pending, ms (docs/adr/0005). */
export const BEHIND_MS = 2_000

const PENDING = 'Pending'

/**
 * What reads must not show. An order is known to be decided from when a client was shown so, or the store. A process that stood still may write
 * down a Pending order when it goes on, which the cache keeps for `BEHIND_MS`.
 */
export const checkReadings = (
  readings: readonly Reading[],
  decisions: ReadonlyMap<string, Decision>,
  hindrances: readonly Hindrance[],
): readonly Check[] => {
  const known = knownDecisions(readings, decisions)
  const whole = (at: number) =>
    Math.max(
      at,
      ...hindrances.filter(({ from, until }) => from <= at + BEHIND_MS && until >= at).map(({ until }) => until),
    )
  const isStale = ({ orderId, asked, status }: Reading) => {
    const decided = known.get(orderId)
    return status === PENDING && decided !== undefined && asked > whole(decided.at) + BEHIND_MS
  }
  const isAnother = ({ orderId, status }: Reading) =>
    status !== PENDING && status !== 'Missing' && status !== known.get(orderId)?.status
  const shown = new Map<string, string>()
  const isOtherwise = ({ orderId, status, digest }: Reading) => {
    const key = `${orderId} ${status}`
    const first = shown.get(key) ?? digest
    shown.set(key, first)
    return first !== digest
  }
  const found = (is: (reading: Reading) => boolean) => [...new Set(readings.filter(is).map(({ orderId }) => orderId))]
  const decidedBefore = readings.filter(({ orderId, asked }) => (known.get(orderId)?.at ?? Infinity) < asked)

  return [
    {
      name: 'missing',
      claim: 'A read of an order that was acknowledged finds it, by whichever API.',
      examined: readings.length,
      violations: found(({ status }) => status === 'Missing'),
    },
    {
      name: 'stale',
      claim: `A read that began ${BEHIND_MS} ms after its order was known to be decided, and after an API that stood still went on, does not show it Pending.`,
      examined: decidedBefore.length,
      violations: found(isStale),
    },
    {
      name: 'redecided',
      claim: 'A read that shows an order decided shows what it was decided to be.',
      examined: readings.filter(({ status }) => status !== PENDING).length,
      violations: found(isAnother),
    },
    {
      name: 'otherwise',
      claim:
        'A read of an order in the same status shows the same, byte for byte, by whichever API, from the cache or the store.',
      examined: readings.length,
      violations: found(isOtherwise),
    },
  ]
}

const knownDecisions = (
  readings: readonly Reading[],
  decisions: ReadonlyMap<string, Decision>,
): ReadonlyMap<string, Decision> => {
  const known = new Map(decisions)
  for (const { orderId, status, answered } of readings) {
    if (status === PENDING || status === 'Missing') continue
    const before = known.get(orderId)
    if (!before || answered < before.at) known.set(orderId, { status: before?.status ?? status, at: answered })
  }
  return known
}
