import { createSecretKey, hkdfSync } from 'node:crypto'
import { ContainerModule } from 'inversify'
import { inMemoryRateLimiter } from '../../adapters/driven/in-memory/in-memory-rate-limiter.js'
import { inMemorySignInThrottle } from '../../adapters/driven/in-memory/in-memory-sign-in-throttle.js'
import { redisRateLimiter } from '../../adapters/driven/redis/redis-rate-limiter.js'
import { redisSignInThrottle } from '../../adapters/driven/redis/redis-sign-in-throttle.js'
import { T } from '../tokens.js'

const KEY_BYTES = 32

/** A key that all processes have, and that says nothing of the secret it comes from. */
const namesKey = (secret: string) =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'names of accounts in Redis', KEY_BYTES)))

/** All processes count together; while Redis is away, each for itself. */
export const redisLimitsModule = new ContainerModule(({ bind }) => {
  bind(T.rateLimiter)
    .toResolvedValue(
      (redis, clock) => redisRateLimiter({ redis, clock, standIn: inMemoryRateLimiter({ clock }) }),
      [T.redis, T.clock],
    )
    .inSingletonScope()
  bind(T.signInThrottle)
    .toResolvedValue(
      (redis, clock, { secrets, limits: { brakes } }) => {
        const standIn = inMemorySignInThrottle({ clock, brakes })
        return redisSignInThrottle({ redis, brakes, standIn, secret: namesKey(secrets.access.current) })
      },
      [T.redis, T.clock, T.config],
    )
    .inSingletonScope()
})
