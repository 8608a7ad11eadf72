import { breaker } from '../../support/breaker.js'
import type { Logger } from '../../support/logger.js'
import { argon2Child, type Argon2Child } from './argon2-child.js'
import type { Argon2 } from './argon2.js'
import { nativeArgon2 } from './native-argon2.js'

type Settings = Readonly<{ logger: Logger; answerWithin?: number; program?: URL }>

export type Argon2InChild = Argon2 &
  Readonly<{
    /** From now on another process computes; it is started at once. */
    start: () => void
    /** Ends that process; whatever comes after is computed in this one. */
    stop: () => void
    /** Of the process that computes, if there is one. */
    pid: () => number | undefined
  }>

const ANSWER_WITHIN = 10_000
/** After so many ends in a row, one more try after each such time, ms. */
const PATIENCE = { failures: 3, rest: 1_000 }

/**
 * Argon2 in this process until there are requests that it would slow down, and then in a child. A child that ends or hangs
 * is replaced when the next question comes, and what it was asked is asked once more: to compute it twice does no harm.
 * Rejects when there is no answer then either, at once while children end again and again.
 */
export const argon2InChild = ({ answerWithin = ANSWER_WITHIN, ...settings }: Settings): Argon2InChild => {
  const native = nativeArgon2()
  const admits = breaker({ ...PATIENCE, elapsed: () => performance.now() })
  let isStarted = false
  let child: Argon2Child | undefined

  const living = () => (child?.isAlive() ? child : (child = argon2Child({ ...settings, answerWithin })))

  const ask = async <T>(question: (argon2: Argon2) => Promise<T>): Promise<T> => {
    const note = admits()
    if (!note) throw new Error('the process that hashes passwords ends again and again')
    try {
      const answer = await question(living())
      note('answered')
      return answer
    } catch (error) {
      note('failed')
      throw error
    }
  }
  const compute = <T>(question: (argon2: Argon2) => Promise<T>): Promise<T> =>
    isStarted ? ask(question).catch(() => ask(question)) : question(native)

  return {
    hash: password => compute(argon2 => argon2.hash(password)),
    verify: (stored, password) => compute(argon2 => argon2.verify(stored, password)),
    start: () => {
      isStarted = true
      try {
        living()
      } catch (err) {
        settings.logger.warn({ err }, 'the process that hashes passwords cannot be started')
      }
    },
    stop: () => {
      isStarted = false
      child?.stop()
    },
    pid: () => child?.pid,
  }
}
