import type { DeadLetters } from '../ports/driven/dead-letters.js'
import type { KeepDeadLetter } from '../ports/driving/keep-dead-letter.js'

export const keepDeadLetter =
  ({ deadLetters }: Readonly<{ deadLetters: DeadLetters }>): KeepDeadLetter =>
  letter =>
    deadLetters.add(letter)
