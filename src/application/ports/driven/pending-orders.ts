import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Unavailable } from '../../errors.js'

/** A Pending order, and its place in the list. */
export type PendingOrder = Readonly<{ orderId: OrderId; placedAt: Instant }>

/** The orders that nobody has decided yet. */
export interface PendingOrders {
  /** Those placed first come first, and of those placed at once by id. A page MUST cost no more than what is on it. */
  list(limit: number, after?: PendingOrder): ResultAsync<readonly PendingOrder[], Unavailable>
}
