import { ContainerModule } from 'inversify'
import { openRedis } from '../../adapters/driven/redis/open-redis.js'
import type { RedisSettings } from '../../adapters/driven/redis/redis-client.js'
import { redisOrderCache } from '../../adapters/driven/redis/redis-order-cache.js'
import { T } from '../tokens.js'

/** A cache in Redis, which all processes share. */
export const redisCacheModule = (settings: RedisSettings) =>
  new ContainerModule(({ bind }) => {
    bind(T.redis)
      .toResolvedValue(
        (logger, clock, metrics) =>
          openRedis({ settings, logger, elapsed: () => clock.elapsed(), onBreaker: metrics.breaker('redis') }),
        [T.logger, T.clock, T.metrics],
      )
      .inSingletonScope()
    bind(T.cacheBacking)
      .toResolvedValue(
        ({ answers, close }) => ({
          name: 'Redis',
          dependencies: { cache: { required: false, answers } },
          open: () => Promise.resolve(),
          close,
        }),
        [T.redis],
      )
      .inSingletonScope()
    bind(T.orderCache)
      .toResolvedValue((redis, metrics) => redisOrderCache({ redis, observe: metrics.cache }), [T.redis, T.metrics])
      .inSingletonScope()
  })
