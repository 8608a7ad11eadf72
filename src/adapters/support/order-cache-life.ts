const DECIDED = 600_000
const PENDING = 2_000

/**
 * How long a cache may keep an order of that version, ms. An order is placed as version 1 and decided once, so every later
 * version is final; a Pending one is kept for so short because the write that replaces it may be lost.
 */
export const orderCacheLife = (version: number): number => (version > 1 ? DECIDED : PENDING)
