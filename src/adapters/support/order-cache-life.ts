import { isFinal } from '../../domain/order/order-version.js'

const DECIDED = 600_000
const PENDING = 1_500

/** A read of a Pending order that took longer is not kept, ms: with the life of what is kept it makes 2 s at most. */
export const LONGEST_KEPT_READ = 500

/**
 * How long a cache may keep an order of that version, ms. A Pending one is kept for so short because the write that
 * replaces it may be lost.
 */
export const orderCacheLife = (version: number): number => (isFinal(version) ? DECIDED : PENDING)
