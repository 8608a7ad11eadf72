import { setTimeout as pause } from 'node:timers/promises'
import { cachedOrderViews } from '../../../src/adapters/driven/cache/cached-order-views.js'
import { redisOrderCache } from '../../../src/adapters/driven/redis/redis-order-cache.js'
import { openOrders } from '../../adapters/driven/in-memory/open-orders.js'
import { orderViewsContract } from '../../contracts/order-views.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { closedAfterEach, connectedRedis } from './connected-redis.js'

describe('Order views behind a cache in Redis', () => {
  const servers = withServers({ redis: true })
  const connect = closedAfterEach(() => connectedRedis(servers().redis, { limit: 5_000 }))

  orderViewsContract(async () => {
    const { views, clock, ...store } = await openOrders()
    const cache = redisOrderCache({ redis: await connect() })
    return {
      ...store,
      views: cachedOrderViews({ views, cache, clock }),
      passTime: async ms => {
        clock.advance(ms)
        await pause(ms + 2)
      },
    }
  })
})
