import { err, ok, safeTry, type ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { DeadLetterPlace, DeadLetters } from '../ports/driven/dead-letters.js'
import type { RedriveDeadLetters, Redriven } from '../ports/driving/redrive-dead-letters.js'

const PAGE = 100

export const redriveDeadLetters = ({ deadLetters }: Readonly<{ deadLetters: DeadLetters }>): RedriveDeadLetters => {
  const everyId = (): ResultAsync<readonly string[], Unavailable> =>
    safeTry(async function* () {
      const ids: string[] = []
      let last: DeadLetterPlace | undefined
      do {
        const page: readonly DeadLetterPlace[] = yield* deadLetters.list(PAGE, last)
        ids.push(...page.map(({ id }) => id))
        last = page.at(-1)
      } while (last)
      return ok(ids)
    })

  /** Answers whether the letter was there. */
  const redrive = (id: string): ResultAsync<boolean, Unavailable | OutcomeUnknown> =>
    deadLetters
      .redrive(id)
      .map(() => true)
      .orElse(error => (error.type === 'DeadLetterNotFound' ? ok(false) : err(error)))

  return command =>
    safeTry<Redriven, Unavailable | OutcomeUnknown>(async function* () {
      const ids = command.ids === 'all' ? yield* everyId() : command.ids
      const [redriven, notFound]: [string[], string[]] = [[], []]
      for (const id of ids) {
        const wasThere = yield* redrive(id)
        ;(wasThere ? redriven : notFound).push(id)
      }
      return ok({ redriven, notFound })
    })
}
