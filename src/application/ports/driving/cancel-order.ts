import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderAlreadyDecided } from '../../../domain/order/order-errors.js'
import type { Order } from '../../../domain/order/order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OrderNotFound, OutcomeUnknown, Unavailable } from '../../errors.js'

export type CancelOrderCommand = Readonly<{ by: Actor; orderId: OrderId; reason?: string }>
export type CancelOrderError = OrderNotFound | OrderAlreadyDecided | Unavailable | OutcomeUnknown

/** Cancels a Pending order and gives its stock back; an order that is Cancelled already is answered as it is. */
export type CancelOrder = (command: CancelOrderCommand) => ResultAsync<Order, CancelOrderError>
