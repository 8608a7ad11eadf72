import type { OrderViews } from '../ports/driven/order-views.js'
import type { GetOrder } from '../ports/driving/get-order.js'

export const getOrder =
  ({ views }: Readonly<{ views: OrderViews }>): GetOrder =>
  ({ by, orderId }) =>
    views.visibleTo(by, orderId)
