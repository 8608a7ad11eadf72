import type { Clock } from '../../src/application/ports/driven/clock.js'
import { instant, type Instant } from '../../src/domain/shared/instant.js'

export const SOME_DAY: Instant = instant(Date.UTC(2026, 0, 15, 12))

export type SteppedClock = Clock & Readonly<{ advance: (ms: number) => void }>

/** A clock that stands still until it is told to go on. */
export const steppedClock = (start: Instant = SOME_DAY): SteppedClock => {
  let passed = 0
  return {
    now: () => instant(start + passed),
    elapsed: () => passed,
    advance: ms => {
      passed += ms
    },
  }
}
