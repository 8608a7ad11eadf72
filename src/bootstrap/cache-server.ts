import type { Dependency } from '../adapters/driving/http/readiness.js'

/** What serves the cache, as those see it who start and stop the service. */
export type CacheServer = Readonly<{
  dependencies: Readonly<Record<string, Dependency>>
  close: () => void
}>
