import { err, ok, ResultAsync, type Result } from 'neverthrow'
import { unavailable, type Unavailable } from '../../../application/errors.js'

const MAX_TRIES = 50

/** Tries again while it is `undefined` that came of it: somebody else's write came between. */
export const untilDone = <T, E>(
  what: string,
  attempt: () => ResultAsync<T | undefined, E>,
): ResultAsync<T, E | Unavailable> => {
  const tries = async (): Promise<Result<T, E | Unavailable>> => {
    for (let tried = 0; tried < MAX_TRIES; tried += 1) {
      const result = await attempt()
      if (result.isErr()) return err(result.error)
      if (result.value !== undefined) return ok(result.value)
    }
    return err(unavailable(what))
  }
  return new ResultAsync(tries())
}
