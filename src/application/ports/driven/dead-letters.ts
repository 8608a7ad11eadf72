import type { ResultAsync } from 'neverthrow'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** A message that could not be done, put aside for people to look at. `receives`: how often it had been tried. */
export type DeadLetter = Readonly<{
  id: string
  body: string
  reason: string
  receives: number
  firstSeen: Instant
}>
/** Where a page of the list ends. */
export type DeadLetterPlace = Pick<DeadLetter, 'id' | 'firstSeen'>
/** No letter under that id, or one that has been dealt with. */
export type DeadLetterNotFound = Readonly<{ type: 'DeadLetterNotFound' }>

/** The dead letters that nobody has dealt with yet. */
export interface DeadLetters {
  /** One that is here already, under the same id, stays as it is. */
  add(letter: DeadLetter): ResultAsync<void, Unavailable | OutcomeUnknown>
  /** Those seen first come first, and of those seen at once by id. */
  list(limit: number, after?: DeadLetterPlace): ResultAsync<readonly DeadLetter[], Unavailable>
  /**
   * Puts the message into the work queue again, and it is a dead letter no more. It MUST be in the queue before it
   * leaves here: after a crash or an unknown outcome it may be in both, and never in neither.
   */
  redrive(id: string): ResultAsync<void, DeadLetterNotFound | Unavailable | OutcomeUnknown>
}
