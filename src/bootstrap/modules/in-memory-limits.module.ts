import { ContainerModule } from 'inversify'
import { inMemoryRateLimiter } from '../../adapters/driven/in-memory/in-memory-rate-limiter.js'
import { inMemorySignInThrottle } from '../../adapters/driven/in-memory/in-memory-sign-in-throttle.js'
import { T } from '../tokens.js'

/** Each process counts for itself. */
export const inMemoryLimitsModule = new ContainerModule(({ bind }) => {
  bind(T.rateLimiter)
    .toResolvedValue(clock => inMemoryRateLimiter({ clock }), [T.clock])
    .inSingletonScope()
  bind(T.signInThrottle)
    .toResolvedValue((clock, { limits: { brakes } }) => inMemorySignInThrottle({ clock, brakes }), [T.clock, T.config])
    .inSingletonScope()
})
