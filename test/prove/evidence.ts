import type { History } from '../chaos/history.js'
import type { ClusterLog } from '../support/cluster.js'
import type { Told } from './buyers.js'
import type { Life } from './check-health.js'
import type { Decision } from './known-decisions.js'
import type { StockSample } from './proof-record.js'
import type { Struck } from './strike-as-drawn.js'

/** What was done: to a process, a server, a way or a product; or that its clock was wrong. Times are of the monotonic clock, ms. */
export type Done = Struck | (Omit<Struck, 'type'> & Readonly<{ type: 'clock' }>)

/** All that was told, seen and done while a proof ran. Times are of the monotonic clock, ms, if nothing else is said. */
export type Evidence = Told &
  Pick<History, 'mails' | 'unmarked' | 'deserted' | 'orders' | 'shelves' | 'stock' | 'unbalanced'> &
  Readonly<{
    decisions: ReadonlyMap<string, Decision>
    struck: readonly Done[]
    /** ISO 8601 UTC. */
    startedAt: string
    began: number
    ended: number
    quietAfter: number
    startedInVain: number
    logs: readonly ClusterLog[]
    /** In ms since the run began. */
    lives: readonly Life[]
    stockItemsRead: number
    stockSamples: readonly StockSample[]
    processes: number
    sentTwice: number
    sentLater: number
  }>
