import { errAsync, okAsync } from 'neverthrow'
import { tooManyAttempts } from '../../../application/errors.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { SignInAttempt, SignInThrottle } from '../../../application/ports/driven/sign-in-throttle.js'
import { delayAfter, type SignInBrakes } from '../../../domain/account/sign-in-brakes.js'

/** `capacity`: how many counts, and known places, it keeps of each kind; beyond that, the oldest is forgotten. */
export type InMemorySignInThrottleOptions = Readonly<{ clock: Clock; brakes: SignInBrakes; capacity?: number }>

type Braked = keyof SignInBrakes
type Attempts = { count: number; until: number; readonly forgottenAt: number }

const CAPACITY = 50_000

/** Slows down whom this process has seen fail. */
export const inMemorySignInThrottle = ({
  clock,
  brakes,
  capacity = CAPACITY,
}: InMemorySignInThrottleOptions): SignInThrottle => {
  const counts: Readonly<Record<Braked, Map<string, Attempts>>> = {
    pair: new Map(),
    address: new Map(),
    account: new Map(),
  }
  const known = new Map<string, true>()

  const keyed = <Value>(entries: Map<string, Value>, key: string, value: Value): Value => {
    entries.set(key, value)
    const [oldest] = entries.keys()
    if (entries.size > capacity && oldest !== undefined) entries.delete(oldest)
    return value
  }

  const attemptsAt = (braked: Braked, key: string): Attempts | undefined => {
    const attempts = counts[braked].get(key)
    if (attempts && attempts.forgottenAt > clock.elapsed()) return attempts
    counts[braked].delete(key)
    return undefined
  }

  const count = (braked: Braked, key: string) => {
    const now = clock.elapsed()
    const fresh = () =>
      keyed(counts[braked], key, { count: 0, until: now, forgottenAt: now + brakes[braked].forgetAfter })
    const attempts = attemptsAt(braked, key) ?? fresh()
    attempts.count += 1
    attempts.until = now + delayAfter(attempts.count, brakes[braked])
  }

  const takeBack = (braked: Braked, key: string) => {
    const attempts = attemptsAt(braked, key)
    if (!attempts) return
    attempts.count = Math.max(attempts.count - 1, 0)
    attempts.until = clock.elapsed()
  }

  /** What the attempt counts against: from where the account was signed in to before, not against the account. */
  const braking = (attempt: SignInAttempt): readonly (readonly [Braked, string])[] => [
    ['pair', pairOf(attempt)],
    ['address', attempt.from],
    ...(known.has(pairOf(attempt)) ? [] : [['account', attempt.account] as const]),
  ]

  return {
    begin: attempt => {
      const braked = braking(attempt)
      const now = clock.elapsed()
      const wait = Math.max(...braked.map(([brake, key]) => (attemptsAt(brake, key)?.until ?? now) - now))
      if (wait > 0) return errAsync(tooManyAttempts(wait))
      for (const [brake, key] of braked) count(brake, key)
      return okAsync(undefined)
    },
    succeeded: attempt => {
      for (const [brake, key] of braking(attempt)) takeBack(brake, key)
      counts.pair.delete(pairOf(attempt))
      keyed(known, pairOf(attempt), true)
      return okAsync(undefined)
    },
    withdraw: attempt => {
      for (const [brake, key] of braking(attempt)) takeBack(brake, key)
      return okAsync(undefined)
    },
  }
}

/** An address has no space in it. */
const pairOf = ({ account, from }: SignInAttempt) => `${from} ${account}`
