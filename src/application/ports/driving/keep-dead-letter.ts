import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'
import type { DeadLetter } from '../driven/dead-letters.js'

export type KeepDeadLetterCommand = DeadLetter

/** Keeps a message that was put aside until somebody deals with it; the same one again changes nothing. */
export type KeepDeadLetter = (command: KeepDeadLetterCommand) => ResultAsync<void, Unavailable | OutcomeUnknown>
