import { isFinal } from '../../domain/order/order-version.js'

const DECIDED = 600_000
const PENDING = 2_000

/**
 * How long a cache may keep an order of that version, ms. A Pending one is kept for so short because the write that
 * replaces it may be lost.
 */
export const orderCacheLife = (version: number): number => (isFinal(version) ? DECIDED : PENDING)
