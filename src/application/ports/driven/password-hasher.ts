import type { ResultAsync } from 'neverthrow'
import type { Password, PasswordHash } from '../../../domain/account/credentials.js'
import type { Unavailable } from '../../errors.js'

/**
 * Slow on purpose, so only a few at a time: more wait in a queue that is bounded in number and in time. Who would wait
 * beyond that MUST be answered `Unavailable`, at once where it can be foreseen, and whatever is asked: nobody may learn from
 * it whether there is an account. The parameters of a stored hash are read from the hash itself.
 */
export interface PasswordHasher {
  hash(password: Password): ResultAsync<PasswordHash, Unavailable>
  verify(password: string, hash: PasswordHash): ResultAsync<boolean, Unavailable>
  /** The hash of nobody's password: verifying against it takes as long as against any other. */
  readonly decoy: PasswordHash
}
