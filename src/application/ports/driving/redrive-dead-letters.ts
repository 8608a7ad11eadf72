import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** `all`: those that are there when it begins, and none that dies again meanwhile. */
export type RedriveDeadLettersCommand = Readonly<{ ids: readonly string[] | 'all' }>
/** The ids of the letters that are in the work queue again, and of those that are not there, or no longer. */
export type Redriven = Readonly<{ redriven: readonly string[]; notFound: readonly string[] }>

/**
 * Has the work queue try dead letters again, one after the other; for operators. What went before an error has been done,
 * and may be asked for again: a message that comes twice is harmless.
 */
export type RedriveDeadLetters = (
  command: RedriveDeadLettersCommand,
) => ResultAsync<Redriven, Unavailable | OutcomeUnknown>
