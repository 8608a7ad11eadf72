import type { Container, ServiceIdentifier } from 'inversify'
import { errAsync, type ResultAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../src/application/errors.js'
import { wrapping } from '../support/wrapping.js'

/** How a call goes wrong: certainly not done, or without an answer – and then it was not done, or it was. */
export type Fault = 'Unavailable' | 'UnknownAndNotDone' | 'UnknownButDone'
type Call = () => ResultAsync<unknown, unknown>

export const READ: readonly Fault[] = ['Unavailable']
export const NO_ANSWER: readonly Fault[] = ['UnknownAndNotDone', 'UnknownButDone']
export const WRITE: readonly Fault[] = ['Unavailable', ...NO_ANSWER]

/** One call that goes wrong, once, after `arm`. */
export type Strike = Readonly<{
  prepare: (container: Container) => void
  arm: () => void
  /** Whether it came to that call. */
  hasStruck: () => boolean
}>
/** A method of a port, and how its calls can go wrong; `strike` makes the `nth` of them, from 1, do so. */
export type Target = Readonly<{
  name: string
  faults: readonly Fault[]
  strike: (fault: Fault, nth?: number) => Strike
}>

export const target = <Port extends object>(
  token: ServiceIdentifier<Port>,
  method: keyof Port & string,
  faults: readonly Fault[],
): Target => ({
  name: `${(token as symbol).description}.${method}`,
  faults,
  strike: (fault, nth = 1) => {
    let calls = -Infinity
    const through = (call: Call) => (++calls === nth ? goingWrong(fault, call) : call())
    return {
      prepare: wrapping(token, real => {
        const done = real[method] as (...args: unknown[]) => ReturnType<Call>
        return { ...real, [method]: (...args: unknown[]) => through(() => done(...args)) }
      }),
      arm: () => {
        calls = 0
      },
      hasStruck: () => calls >= nth,
    }
  },
})

const goingWrong = (fault: Fault, call: Call): ReturnType<Call> => {
  switch (fault) {
    case 'Unavailable':
      return errAsync(unavailable('what was struck'))
    case 'UnknownAndNotDone':
      return errAsync(outcomeUnknown('what was struck'))
    case 'UnknownButDone':
      return call().andThen(() => errAsync(outcomeUnknown('what was struck')))
  }
}
