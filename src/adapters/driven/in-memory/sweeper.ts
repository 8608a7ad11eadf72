import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Instant } from '../../../domain/shared/instant.js'

const BETWEEN_SWEEPS = 10 * 60_000

/** Sweeps at most every ten minutes, however often it is asked to: looking at everything is cheap if it is done seldom. */
export const sweeper = (clock: Clock, sweep: (now: Instant) => void): (() => void) => {
  let due = clock.elapsed() + BETWEEN_SWEEPS
  return () => {
    if (clock.elapsed() < due) return
    due = clock.elapsed() + BETWEEN_SWEEPS
    sweep(clock.now())
  }
}
