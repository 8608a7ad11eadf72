import { ResultAsync } from 'neverthrow'

/** Makes the call, but only when something else has happened meanwhile. */
export const after = <T, E>(meanwhile: () => Promise<unknown>, call: () => ResultAsync<T, E>): ResultAsync<T, E> =>
  ResultAsync.fromSafePromise(meanwhile()).andThen(call)
