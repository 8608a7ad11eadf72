import type { ClusterLog } from '../support/cluster.js'
import type { Check } from './proof-record.js'

/** What the last resorts of the service say, and those who read documents (docs/operations.md). */
const BUG = /"msg":"(bug|[^"]* broke|a bug that nobody caught|stored document cannot be read|MongoDB refuses)"/

const SHOWN = 500

/** The lines in which processes tell of a bug. */
export const bugsIn = (logs: readonly ClusterLog[]): Check => ({
  name: 'bugs',
  claim: 'A line that a process logs does not tell of a bug.',
  examined: logs.length,
  violations: logs.flatMap(({ by, line }) => (BUG.test(line) ? [`${by}: ${line.slice(0, SHOWN)}`] : [])),
})

const TROUBLE = {
  mongoTrouble: /"msg":"MongoDB server lost"/,
  redisTrouble: /"msg":"(no connection to Redis|Redis does not answer)/,
  queueTrouble: /"msg":"(queue does not answer|background task failed|message could not be)/,
} as const

/** How often processes felt that a server was away: faults that nobody feels show nothing. */
export const troublesIn = (logs: readonly ClusterLog[]): Readonly<Record<keyof typeof TROUBLE, number>> => {
  const count = (trouble: RegExp) => logs.filter(({ line }) => trouble.test(line)).length
  return {
    mongoTrouble: count(TROUBLE.mongoTrouble),
    redisTrouble: count(TROUBLE.redisTrouble),
    queueTrouble: count(TROUBLE.queueTrouble),
  }
}
