import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Order } from '../../../domain/order/order.js'
import type { OrderView } from './order-views.js'

/**
 * Views of orders near at hand. It never decides anything, and never fails: a cache that is away is an empty one.
 * A decided order MUST be kept no longer than 600 s, a Pending one no longer than 2 s.
 */
export interface OrderCache {
  get(id: OrderId): ResultAsync<OrderView | undefined, never>
  /** MUST keep what is there if that is of the same version or newer. */
  put(order: Order): ResultAsync<void, never>
}
