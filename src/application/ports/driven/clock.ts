import type { Instant } from '../../../domain/shared/instant.js'

export interface Clock {
  /** The time of day. It may jump: nothing that must be safe relies on it. */
  now(): Instant
  /** Milliseconds since some fixed moment; it MUST never go back. */
  elapsed(): number
}
