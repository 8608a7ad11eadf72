/**
 * What became of one call of the cache: at hand in the process itself, found, not found; written, refused because what is there is as new; refused by the
 * server, which may be full; or not made, or not answered in time.
 */
export type CacheEvent = 'AtHand' | 'Hit' | 'Miss' | 'Written' | 'StaleRefused' | 'ServerRefused' | 'Away'
export type CacheObserver = (event: CacheEvent) => void
