import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderPosition, OrderSelection } from '../../../domain/order/order-selection.js'
import type { Unavailable } from '../../errors.js'
import type { OrderView } from './order-views.js'

/** `next`: where the following page goes on; absent on the last one. */
export type OrderPage = Readonly<{ items: readonly OrderView[]; next?: OrderPosition }>

/** Orders by the page. */
export interface OrderListing {
  /**
   * The orders selected, newest first, of those placed at once the higher id first. A customer MUST get none but their own,
   * whosever are selected. What was refused or abandoned never was an order. MUST cost no more than the page it answers,
   * however many orders there are, and MUST show each order that is there all the while exactly once to who walks all pages.
   */
  pageVisibleTo(actor: Actor, selection: OrderSelection): ResultAsync<OrderPage, Unavailable>
}
