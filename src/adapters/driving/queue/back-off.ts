const SECOND = 1_000
const HOUR = 3_600_000

const FIRST_REST = 30 * SECOND
const FIRST_RETRY = SECOND
const LONGEST_RETRY = 10 * SECOND
const JITTER = 0.2

/** A number from 0 to 1, without 1. */
export type Random = () => number

/**
 * How long a message rests after it has been received so many times, ms: half a minute, then three times as long each time,
 * up to an hour. Five rests take more than an hour, so that no outage shorter than that fills the dead-letter queue.
 */
export const restAfter = (receives: number, random: Random): number =>
  jittered(Math.min(FIRST_REST * 3 ** (receives - 1), HOUR), random)

/**
 * How long to wait after so many failures in a row, ms: a second, then twice as long each time, up to ten seconds, so that all that
 * waited goes on soon after an outage.
 */
export const retryAfter = (failures: number, random: Random): number =>
  jittered(Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY), random)

// Only ever longer: what failed together does not come again together, and no sum falls short.
const jittered = (ms: number, random: Random): number => Math.round(ms * (1 + JITTER * random()))
