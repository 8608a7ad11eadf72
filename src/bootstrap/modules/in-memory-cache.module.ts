import { ContainerModule } from 'inversify'
import { inMemoryOrderChanges } from '../../adapters/driven/in-memory/in-memory-order-changes.js'
import { inMemoryOrderCache } from '../../adapters/driven/in-memory/in-memory-order-cache.js'
import { IN_MEMORY } from '../backing.js'
import { T } from '../tokens.js'

const CACHED_ORDERS = 10_000

/** A cache that this process has for itself, and changes told within it. */
export const inMemoryCacheModule = new ContainerModule(({ bind }) => {
  bind(T.cacheBacking).toConstantValue(IN_MEMORY)
  bind(T.announcedChanges).toResolvedValue(inMemoryOrderChanges).inSingletonScope()
  bind(T.plainOrderCache)
    .toResolvedValue(
      (clock, metrics) => inMemoryOrderCache({ clock, capacity: CACHED_ORDERS, observe: metrics.cache }),
      [T.clock, T.metrics],
    )
    .inSingletonScope()
})
