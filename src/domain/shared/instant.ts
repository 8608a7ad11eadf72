import type { Brand } from './brand.js'

/** A point in time: milliseconds since the Unix epoch, UTC. */
export type Instant = Brand<number, 'Instant'>

export const instant = (epochMs: number): Instant => epochMs as Instant

export const later = (from: Instant, ms: number): Instant => instant(from + ms)

export const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)
