import { ResultAsync } from 'neverthrow'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import type { OrderCache } from '../../../src/application/ports/driven/order-cache.js'
import type { OrderView } from '../../../src/application/ports/driven/order-views.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'

const LIFE = 600_000

/** The cache as it is often made: who writes deletes the entry, who reads makes a new one. It is wrong: races show it. */
export const plainOrderCache = (redis: RedisConnection): OrderCache => {
  const get = async (id: OrderId) => {
    const entry = await redis.call(client => client.get(id))
    return typeof entry === 'string' ? (JSON.parse(entry) as OrderView) : undefined
  }
  return {
    get: id => ResultAsync.fromSafePromise(get(id)),
    put: ({ id }) => ResultAsync.fromSafePromise(redis.call(client => client.del(id))).map(() => undefined),
    fill: (id, view) =>
      ResultAsync.fromSafePromise(
        redis.call(client => client.set(id, JSON.stringify(view), { expiration: { type: 'PX', value: LIFE } })),
      ).map(() => undefined),
  }
}
