import type { ResultAsync } from 'neverthrow'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Unavailable } from '../../errors.js'

/** When the oldest Pending order was placed, and the earliest time at which an order is or was due; absent if there is none. */
export type OldestWork = Readonly<{ pendingSince?: Instant; dueSince?: Instant }>

/** What is still to be done, as those see it who watch the service. */
export interface OrderBacklog {
  /** MUST stay cheap however many orders there are. */
  oldest(): ResultAsync<OldestWork, Unavailable>
}
