import { err, ok, ResultAsync, type Result } from 'neverthrow'

type Outcome = Result<unknown, unknown>
type Later = ResultAsync<unknown, unknown>
type Step = (value: unknown) => unknown

const link = (follow: (result: Outcome, step: Step) => unknown) =>
  function (this: Later, step: Step): Later {
    return new ResultAsync(this.then(result => follow(result, step)) as Promise<Outcome>)
  }

const isPromised = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  'then' in value &&
  typeof value.then === 'function'

// What has a `then` need not be a promise: that its own would answer one is only sure of those that are.
const known = (value: unknown, as: (value: unknown) => Outcome): Outcome | PromiseLike<Outcome> =>
  isPromised(value) ? Promise.resolve(value).then(as) : as(value)

/** Whatever comes of the step, it does not change the result. */
const regardless = (result: Outcome, step: () => unknown): Outcome | PromiseLike<Outcome> => {
  const itself = () => result
  try {
    const told = step()
    return isPromised(told) ? Promise.resolve(told).then(itself, itself) : result
  } catch {
    return result
  }
}

/**
 * Methods of neverthrow's `ResultAsync` that do what its own do, for less: those are shipped translated for engines without
 * `async`, and make a generator and three promises of each link of a chain, which live for as long as the chain waits (ADR
 * 0024). To be put in their place once, when a process starts.
 */
export const leanResults = {
  map: link((result, step) => (result.isOk() ? known(step(result.value), ok) : result)),
  mapErr: link((result, step) => (result.isErr() ? known(step(result.error), err) : result)),
  orElse: link((result, step) => (result.isErr() ? step(result.error) : result)),
  andTee: link((result, step) => (result.isOk() ? regardless(result, () => step(result.value)) : result)),
  orTee: link((result, step) => (result.isErr() ? regardless(result, () => step(result.error)) : result)),
} as const
