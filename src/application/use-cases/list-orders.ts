import { errAsync } from 'neverthrow'
import { forbidden } from '../errors.js'
import type { OrderListing } from '../ports/driven/order-listing.js'
import type { ListOrders } from '../ports/driving/list-orders.js'

export const listOrders =
  ({ listing }: Readonly<{ listing: OrderListing }>): ListOrders =>
  ({ by, selection }) =>
    by.role !== 'admin' && selection.userId !== undefined ? errAsync(forbidden) : listing.pageVisibleTo(by, selection)
