import type { Result, ResultAsync } from 'neverthrow'

type Outcome<T, E> = Result<T, E> | ResultAsync<T, E>

/** The value of what must succeed. */
export const valueOf = async <T, E>(outcome: Outcome<T, E>): Promise<T> => {
  const result = await outcome
  if (result.isErr()) throw new Error(`expected a value, and got the error ${JSON.stringify(result.error)}`)
  return result.value
}

/** The error of what must fail. */
export const errorOf = async <T, E>(outcome: Outcome<T, E>): Promise<E> => {
  const result = await outcome
  if (result.isOk()) throw new Error(`expected an error, and got the value ${JSON.stringify(result.value)}`)
  return result.error
}

export const valuesOf = <T, E>(outcomes: readonly Outcome<T, E>[]): Promise<T[]> => Promise.all(outcomes.map(valueOf))
