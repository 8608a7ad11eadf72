import type { ResultAsync } from 'neverthrow'
import type { OrderHistory } from '../../../domain/order/order-history.js'
import type { GetOrderError, GetOrderQuery } from './get-order.js'

/** Who did what to the order, when and why, oldest first; for its owner and for administrators. */
export type GetOrderHistory = (query: GetOrderQuery) => ResultAsync<OrderHistory, GetOrderError>
