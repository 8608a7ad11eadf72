import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderHistory } from '../../../domain/order/order-history.js'
import type { OrderId, UserId } from '../../../domain/shared/ids.js'
import type { OrderNotFound, Unavailable } from '../../errors.js'

/** An order as its readers get it: `text` is the JSON document itself, passed through unread. */
export type OrderView = Readonly<{ owner: UserId; version: number; text: string }>

/** The read side. It MAY be up to 2 s behind while an order is Pending; a decided order never changes. */
export interface OrderViews {
  /** Somebody else's MUST answer like one that does not exist. */
  visibleTo(actor: Actor, id: OrderId): ResultAsync<OrderView, OrderNotFound | Unavailable>
  /** Oldest first. Somebody else's MUST answer like one that does not exist. */
  historyVisibleTo(actor: Actor, id: OrderId): ResultAsync<OrderHistory, OrderNotFound | Unavailable>
}
