import { okAsync } from 'neverthrow'
import type { PendingOrder, PendingOrders } from '../../../application/ports/driven/pending-orders.js'
import { isDecided } from '../../../domain/order/order.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryPendingOrders = (store: InMemoryOrderStore): PendingOrders => ({
  list: (limit, after) =>
    okAsync(
      store
        .orders()
        .flatMap(({ order }) => (isDecided(order) ? [] : { orderId: order.id, placedAt: order.createdAt }))
        .filter(pending => !after || byPlace(after, pending) < 0)
        .sort(byPlace)
        .slice(0, limit),
    ),
})

const byPlace = (one: PendingOrder, other: PendingOrder): number =>
  one.placedAt - other.placedAt || (one.orderId < other.orderId ? -1 : Number(one.orderId > other.orderId))
