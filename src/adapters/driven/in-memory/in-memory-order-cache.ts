import { okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { OrderCache } from '../../../application/ports/driven/order-cache.js'
import type { OrderView } from '../../../application/ports/driven/order-views.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { CacheObserver } from '../../support/cache-event.js'
import { orderCacheLife } from '../../support/order-cache-life.js'
import { orderView } from '../../wire/order-view.js'
import { frozen } from './frozen.js'

/** `capacity`: how many orders it keeps; beyond that, the one that was put in first goes. */
export type OrderCacheOptions = Readonly<{ clock: Clock; capacity: number; observe?: CacheObserver }>

export const inMemoryOrderCache = ({ clock, capacity, observe = () => undefined }: OrderCacheOptions): OrderCache => {
  const entries = new Map<OrderId, Readonly<{ view: OrderView; expiresAt: number }>>()

  const find = (id: OrderId) => {
    const entry = entries.get(id)
    if (entry && entry.expiresAt > clock.elapsed()) return entry.view
    entries.delete(id)
    return undefined
  }

  const fill: OrderCache['fill'] = (id, view) => {
    const cached = find(id)
    if (cached && cached.version >= view.version) {
      observe('StaleRefused')
      return okAsync(undefined)
    }
    entries.delete(id)
    entries.set(id, { view: frozen(view), expiresAt: clock.elapsed() + orderCacheLife(view.version) })
    const [oldest] = entries.keys()
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest)
    observe('Written')
    return okAsync(undefined)
  }

  return {
    get: id => {
      const cached = find(id)
      observe(cached ? 'Hit' : 'Miss')
      return okAsync(cached)
    },
    put: order => fill(order.id, orderView(order)),
    fill,
  }
}
