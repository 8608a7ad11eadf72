import { randomBytes } from 'node:crypto'
import { hash, hashSync, parseOptions, verify } from '@node-rs/argon2'
import { errAsync, ResultAsync } from 'neverthrow'
import { unavailable, type Unavailable } from '../../../application/errors.js'
import type { PasswordHasher } from '../../../application/ports/driven/password-hasher.js'
import type { PasswordHash } from '../../../domain/account/credentials.js'
import { turnstile, type TurnstileLimits } from './turnstile.js'

/** The algorithm itself, so that what it is asked to compute can be counted. */
export type Argon2 = Readonly<{ hash: typeof hash; hashSync: typeof hashSync; verify: typeof verify }>
export type Argon2Settings = Readonly<{ limits?: TurnstileLimits; argon2?: Argon2 }>

const NATIVE: Argon2 = { hash, hashSync, verify }

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// Each hash takes a core and one of libuv's four threads: two at once leave the API half of both.
const LIMITS: TurnstileLimits = { atOnce: 2, waiting: 64 }

const UNAVAILABLE = unavailable('password hashing')

/** `limits`: two at once and 64 waiting, unless said. */
export const argon2PasswordHasher = ({ limits = LIMITS, argon2 = NATIVE }: Argon2Settings = {}): PasswordHasher => {
  const decoy = argon2.hashSync(randomBytes(32), PARAMETERS) as PasswordHash
  const take = turnstile(limits)
  const inTurn = <T>(work: () => Promise<T>): ResultAsync<T, Unavailable> => {
    const taken = take(work)
    return taken ? ResultAsync.fromPromise(taken, () => UNAVAILABLE) : errAsync(UNAVAILABLE)
  }

  return {
    decoy,
    hash: password => inTurn(() => argon2.hash(password, PARAMETERS)).map(text => text as PasswordHash),
    // What is stored but is no hash fits no password, and the answer takes as long as any other.
    verify: (password, stored) => inTurn(() => argon2.verify(isHash(stored) ? stored : decoy, password)),
  }
}

const isHash = (stored: PasswordHash): boolean => {
  try {
    parseOptions(stored)
    return true
  } catch {
    return false
  }
}
