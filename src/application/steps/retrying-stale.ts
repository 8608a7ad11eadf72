import { errAsync, type ResultAsync } from 'neverthrow'
import { unavailable, type StaleAccount, type StaleOrder, type StaleSession, type Unavailable } from '../errors.js'

type Stale = StaleOrder | StaleSession | StaleAccount

const MAX_TRIES = 3

const isStale = (error: { type: string }): error is Stale =>
  error.type === 'StaleOrder' || error.type === 'StaleSession' || error.type === 'StaleAccount'

/** Loads and decides again when somebody else was faster, up to three times in all. */
export const retryingStale = <T, E extends { type: string }>(
  attempt: () => ResultAsync<T, E>,
  triesLeft = MAX_TRIES - 1,
): ResultAsync<T, Exclude<E, Stale> | Unavailable> =>
  attempt().orElse((error): ResultAsync<T, Exclude<E, Stale> | Unavailable> => {
    if (!isStale(error)) return errAsync(error as Exclude<E, Stale>)
    return triesLeft > 0 ? retryingStale(attempt, triesLeft - 1) : errAsync(unavailable('what was to be saved'))
  })
