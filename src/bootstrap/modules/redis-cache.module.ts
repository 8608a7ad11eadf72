import { ContainerModule } from 'inversify'
import { CALL_WITHIN_MS, openRedis } from '../../adapters/driven/redis/open-redis.js'
import type { RedisSettings } from '../../adapters/driven/redis/redis-client.js'
import { redisClient } from '../../adapters/driven/redis/redis-client.js'
import { redisOrderCache } from '../../adapters/driven/redis/redis-order-cache.js'
import { redisOrderChanges } from '../../adapters/driven/redis/redis-order-changes.js'
import { redisSubscription, type RedisSubscription } from '../../adapters/driven/redis/redis-subscription.js'
import { T, token } from '../tokens.js'

const subscription = token<RedisSubscription>('redisSubscription')

/** A cache in Redis, which all processes share, and changes told among them. */
export const redisCacheModule = (settings: RedisSettings) =>
  new ContainerModule(({ bind }) => {
    bind(T.redis)
      .toResolvedValue(
        (logger, clock, metrics) =>
          openRedis({ settings, logger, elapsed: () => clock.elapsed(), onBreaker: metrics.breaker('redis') }),
        [T.logger, T.clock, T.metrics],
      )
      .inSingletonScope()
    bind(subscription)
      .toResolvedValue(
        logger =>
          redisSubscription({
            connect: () => redisClient(settings, logger),
            channel: `${settings.keyPrefix}changes:1`,
            limit: CALL_WITHIN_MS,
          }),
        [T.logger],
      )
      .inSingletonScope()
    bind(T.cacheBacking)
      .toResolvedValue(
        ({ answers, close }, { close: closeSubscription }) => ({
          name: 'Redis',
          dependencies: { cache: { required: false, answers } },
          open: () => Promise.resolve(),
          close: () => {
            closeSubscription()
            close()
          },
        }),
        [T.redis, subscription],
      )
      .inSingletonScope()
    bind(T.announcedChanges)
      .toResolvedValue((redis, heard) => redisOrderChanges({ redis, subscription: heard }), [T.redis, subscription])
      .inSingletonScope()
    bind(T.plainOrderCache)
      .toResolvedValue((redis, metrics) => redisOrderCache({ redis, observe: metrics.cache }), [T.redis, T.metrics])
      .inSingletonScope()
  })
