import { knownDecisions, type Decision } from './known-decisions.js'
import type { Check } from './proof-record.js'
import { PENDING, type Reading } from './reading.js'
import { timelyReads, type Hindrances } from './timely-reads.js'

/** `digest` is of the text that was shown. */
export type DigestedReading = Reading & Readonly<{ digest: string }>

/** What reads must not show: nothing, what is too old, another decision, or the same in other words. */
export const checkReadings = (
  readings: readonly DigestedReading[],
  decisions: ReadonlyMap<string, Decision>,
  hindrances: Hindrances,
): readonly Check[] => {
  const known = knownDecisions(readings, decisions)
  const showing = readings.filter(({ unchanged }) => !unchanged)
  const decided = showing.filter(({ status }) => status !== PENDING && status !== 'Missing')
  const shown = new Map<string, string>()
  const isOtherwise = ({ orderId, status, digest }: DigestedReading) => {
    const key = `${orderId} ${status}`
    const first = shown.get(key) ?? digest
    shown.set(key, first)
    return first !== digest
  }
  return [
    {
      name: 'missing',
      claim: 'A read of an order that was acknowledged finds it, by whichever API.',
      examined: readings.length,
      violations: idsOf(readings.filter(({ status }) => status === 'Missing')),
    },
    ...timelyReads(readings, decisions, hindrances),
    {
      name: 'redecided',
      claim: 'A read that shows an order decided shows what it was decided to be.',
      examined: decided.length,
      violations: idsOf(decided.filter(({ orderId, status }) => status !== known.get(orderId)?.status)),
    },
    {
      name: 'otherwise',
      claim:
        'A read of an order in the same status shows the same, byte for byte, by whichever API, from the cache or the store.',
      examined: showing.length,
      violations: idsOf(showing.filter(isOtherwise)),
    },
  ]
}

const idsOf = (readings: readonly Reading[]) => [...new Set(readings.map(({ orderId }) => orderId))]
