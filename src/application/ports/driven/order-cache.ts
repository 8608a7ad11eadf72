import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Order } from '../../../domain/order/order.js'
import type { OrderView } from './order-views.js'

/**
 * Views of orders near at hand. It never decides anything, and never fails: a cache that is away is an empty one.
 * A decided order MUST be kept no longer than 600 s, a Pending one no longer than 2 s. Whoever writes, what is there MUST
 * stay if it is of the same version or newer.
 */
export interface OrderCache {
  get(id: OrderId): ResultAsync<OrderView | undefined, never>
  /** For who has changed the order. */
  put(order: Order): ResultAsync<void, never>
  /** For who has read it: the view, as it was read. */
  fill(id: OrderId, view: OrderView): ResultAsync<void, never>
}
