import type { Hindrance } from './known-in-time.js'
import { knownDecisions, type Decision } from './known-decisions.js'
import type { Check } from './proof-record.js'
import type { Reading } from './reading.js'
import { staleReads } from './stale-reads.js'
import { waitingReads } from './waiting-reads.js'

/** What excuses a read that shows what is over: an API that stood still; and for one that waits, MongoDB out of its reach as well. */
export type Hindrances = Readonly<{ stalls: readonly Hindrance[]; cutOff: readonly Hindrance[] }>

/** Whether reads, however they ask, show decisions in time. `seen`: by the ids of the orders, what was seen in the store. */
export const timelyReads = (
  readings: readonly Reading[],
  seen: ReadonlyMap<string, Decision>,
  { stalls, cutOff }: Hindrances = { stalls: [], cutOff: [] },
): readonly Check[] => {
  const known = knownDecisions(readings, seen)
  return [...staleReads(readings, known, stalls), ...waitingReads(readings, known, [...stalls, ...cutOff])]
}
