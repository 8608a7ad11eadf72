import type { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../errors.js'
import type { DeadLetter } from '../driven/dead-letters.js'

export type DeadLetterList = readonly DeadLetter[]
export type ListDeadLettersQuery = Readonly<{ limit: number }>

/** The dead letters that nobody has dealt with, up to the limit, oldest first; for operators. */
export type ListDeadLetters = (query: ListDeadLettersQuery) => ResultAsync<DeadLetterList, Unavailable>
