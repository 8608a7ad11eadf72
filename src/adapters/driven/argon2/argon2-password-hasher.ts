import { ResultAsync } from 'neverthrow'
import { unavailable, type Unavailable } from '../../../application/errors.js'
import type { PasswordHasher } from '../../../application/ports/driven/password-hasher.js'
import type { PasswordHash } from '../../../domain/account/credentials.js'
import type { Argon2 } from './argon2.js'
import { decoyHash } from './decoy-hash.js'
import { turnstile, type TurnstileLimits } from './turnstile.js'

export type Argon2Settings = Readonly<{ argon2: Argon2; limits?: Partial<TurnstileLimits> }>

/** Nobody stays at a sign-in page for longer, and whoever has gone is not worth the core, ms. */
const WAIT_AT_MOST = 5_000
const LIMITS: TurnstileLimits = { atOnce: 2, waiting: 64, waitAtMost: WAIT_AT_MOST }

const UNAVAILABLE = unavailable('password hashing')

/** `limits`: two at once and 64 waiting, for 5 s at most, unless said. */
export const argon2PasswordHasher = ({ argon2, limits = {} }: Argon2Settings): PasswordHasher => {
  const take = turnstile({ ...LIMITS, ...limits })
  const inTurn = <T>(work: () => Promise<T>): ResultAsync<T, Unavailable> =>
    ResultAsync.fromPromise(take(work), () => UNAVAILABLE)

  return {
    decoy: decoyHash() as PasswordHash,
    hash: password => inTurn(() => argon2.hash(password)).map(text => text as PasswordHash),
    verify: (password, stored) => inTurn(() => argon2.verify(stored, password)),
  }
}
