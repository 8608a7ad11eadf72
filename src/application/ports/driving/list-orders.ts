import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderSelection } from '../../../domain/order/order-selection.js'
import type { Forbidden, Unavailable } from '../../errors.js'
import type { OrderPage } from '../driven/order-listing.js'

export type ListOrdersQuery = Readonly<{ by: Actor; selection: OrderSelection }>

/** Customers list their own orders, administrators those of anybody or of one: only they may say whose. */
export type ListOrders = (query: ListOrdersQuery) => ResultAsync<OrderPage, Forbidden | Unavailable>
