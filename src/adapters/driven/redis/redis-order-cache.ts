import { ok, ResultAsync, type Result } from 'neverthrow'
import type { OrderCache } from '../../../application/ports/driven/order-cache.js'
import type { OrderView } from '../../../application/ports/driven/order-views.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { CacheObserver } from '../../support/cache-event.js'
import { orderCacheLife } from '../../support/order-cache-life.js'
import { turnwise } from '../../support/turnwise.js'
import { orderView } from '../../wire/order-view.js'
import { orderEntry, viewInEntry } from './order-entry.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'

export type RedisOrderCacheOptions = Readonly<{ redis: RedisConnection; observe?: CacheObserver }>

type Found = string | null | typeof AWAY

/** The most that is read at once. */
const MOST_TOGETHER = 500
/** While it is asked for the one, the other can be on its way: more of them only make each smaller. */
const LANES = 2

/** Shared by all processes that use the same Redis. What is asked for in one turn goes to it together. */
export const redisOrderCache = ({ redis, observe = () => undefined }: RedisOrderCacheOptions): OrderCache => {
  const read = turnwise<string, Found>({
    limit: MOST_TOGETHER,
    lanes: LANES,
    run: async keys => {
      const values = await redis.call(client => client.mGet([...keys]))
      return values === AWAY || values === REFUSED ? keys.map(() => AWAY) : values
    },
  })

  const found = (entry: Found): Result<OrderView | undefined, never> => {
    const view = typeof entry === 'string' ? viewInEntry(entry) : undefined
    observe(entry === AWAY ? 'Away' : view ? 'Hit' : 'Miss')
    return ok(view)
  }

  const write = async (id: OrderId, view: OrderView): Promise<void> => {
    const { version } = view
    const value = { key: keyOf(id), version, value: orderEntry(view), life: orderCacheLife(version) }
    const written = await redis.call(client => client.writeIfNewer(value))
    if (written === AWAY) observe('Away')
    else if (written === REFUSED) observe('ServerRefused')
    else observe(written ? 'Written' : 'StaleRefused')
  }

  return {
    get: id => new ResultAsync(read(keyOf(id)).then(found)),
    put: order => ResultAsync.fromSafePromise(write(order.id, orderView(order))),
    fill: (id, view) => ResultAsync.fromSafePromise(write(id, view)),
  }
}

const keyOf = (id: OrderId) => `order:1:${id}`
