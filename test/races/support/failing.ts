import { err, ok } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../../src/application/errors.js'
import type { Around } from './step-by-step.js'

/**
 * What befalls one call of a process, before or after it is done: the process dies, it is told that nobody knows, or it
 * has to wait for very long.
 */
export type Failure = Readonly<{ kind: 'crash' | 'unknown' | 'stall'; moment: 'before' | 'after' }>
export type Failing = Readonly<{
  around: Around
  /** Ends when the process is struck, and does not go on. */
  halted: Promise<void>
  /** The call that was struck, if one was. */
  struck: () => string | undefined
  /** Lets the call that has stalled go on. */
  resume: () => void
}>

export const FAILURES: readonly Failure[] = (['crash', 'unknown', 'stall'] as const).flatMap(kind => [
  { kind, moment: 'before' },
  { kind, moment: 'after' },
])

const CACHE = new Set(['get', 'put', 'fill'])
const WRITES = new Set(
  'hold sell release record refuse abandon save markPublished putBack claimMail mark publish send'.split(' '),
)

/** Strikes the first call that `strikes`, counted from 1. */
export const failing = ({ kind, moment }: Failure, strikes: (name: string, nth: number) => boolean): Failing => {
  let [calls, dead] = [0, false]
  let struck: string | undefined
  const [stalled, halted] = [signal(), signal()]

  const around: Around = async (name, call) => {
    if (dead) return never
    if (struck !== undefined || !strikes(name, ++calls)) return call()
    struck = name
    dead = kind === 'crash'
    const done = moment === 'after' ? await call() : undefined
    if (kind === 'unknown') return answerUnknown(name)
    halted.give()
    await (kind === 'crash' ? never : stalled.given)
    return done ?? call()
  }
  return { around, halted: halted.given, struck: () => struck, resume: stalled.give }
}

const answerUnknown = (name: string) => {
  if (CACHE.has(name)) return ok(undefined)
  return err(WRITES.has(name) ? outcomeUnknown(name) : unavailable(name))
}

const never = new Promise<never>(() => undefined)

const signal = () => {
  let give: () => void = () => undefined
  const given = new Promise<void>(resolve => {
    give = resolve
  })
  return { given, give }
}
