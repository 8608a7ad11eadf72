import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../../application/errors.js'
import type { DeadLetter, DeadLetterPlace, DeadLetters } from '../../../application/ports/driven/dead-letters.js'
import { frozen } from './frozen.js'

/** `send` puts a message into the work queue. */
export type DeadLettersOptions = Readonly<{
  send: (body: string) => ResultAsync<void, Unavailable | OutcomeUnknown>
}>

export const inMemoryDeadLetters = ({ send }: DeadLettersOptions): DeadLetters => {
  const letters = new Map<string, DeadLetter>()

  return {
    add: letter => {
      if (!letters.has(letter.id)) letters.set(letter.id, frozen({ ...letter }))
      return okAsync(undefined)
    },
    list: (limit, after) =>
      okAsync(
        [...letters.values()]
          .filter(letter => !after || byPlace(after, letter) < 0)
          .sort(byPlace)
          .slice(0, limit),
      ),
    redrive: id => {
      const letter = letters.get(id)
      if (!letter) return errAsync({ type: 'DeadLetterNotFound' })
      return send(letter.body).map(() => void letters.delete(id))
    },
  }
}

const byPlace = (one: DeadLetterPlace, other: DeadLetterPlace): number =>
  one.firstSeen - other.firstSeen || (one.id < other.id ? -1 : Number(one.id > other.id))
