import type { DeadLetters } from '../ports/driven/dead-letters.js'
import type { ListDeadLetters } from '../ports/driving/list-dead-letters.js'

export const listDeadLetters =
  ({ deadLetters }: Readonly<{ deadLetters: DeadLetters }>): ListDeadLetters =>
  ({ limit }) =>
    deadLetters.list(limit)
