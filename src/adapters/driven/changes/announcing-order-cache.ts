import type { OrderCache } from '../../../application/ports/driven/order-cache.js'
import type { OrderChanges } from '../../../application/ports/driven/order-changes.js'
import { isFinal } from '../../../domain/order/order-version.js'

/** Tells those who wait for an order that it has changed, once its new state is at hand. Nobody waits for a new one. */
export const announcingOrderCache = (cache: OrderCache, changes: OrderChanges): OrderCache => ({
  ...cache,
  put: order =>
    cache.put(order).andTee(() => {
      if (isFinal(order.version)) changes.announce(order.id, order.version)
    }),
})
