import type { ClusterLog } from '../support/cluster.js'
import type { Unmarked } from './history.js'

/** What `MailUnmarked` in docs/operations.md says. */
const UNMARKED = '"msg":"MailUnmarked"'

/** The mails of which their senders say that they could not mark them. */
export const unmarkedIn = (logs: readonly ClusterLog[]): readonly Unmarked[] =>
  logs.flatMap(({ by, line }) =>
    line.includes(UNMARKED) ? [{ by, orderId: (JSON.parse(line) as { orderId: string }).orderId }] : [],
  )
