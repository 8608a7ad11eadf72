import type { OrderViews } from '../ports/driven/order-views.js'
import type { GetOrderHistory } from '../ports/driving/get-order-history.js'

export const getOrderHistory =
  ({ views }: Readonly<{ views: OrderViews }>): GetOrderHistory =>
  ({ by, orderId }) =>
    views.historyVisibleTo(by, orderId)
