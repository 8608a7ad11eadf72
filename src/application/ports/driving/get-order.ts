import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OrderNotFound, Unavailable } from '../../errors.js'
import type { OrderView } from '../driven/order-views.js'

export type GetOrderQuery = Readonly<{ by: Actor; orderId: OrderId }>
export type GetOrderError = OrderNotFound | Unavailable

/** An order, for its owner and for administrators; to all others it does not exist. */
export type GetOrder = (query: GetOrderQuery) => ResultAsync<OrderView, GetOrderError>
