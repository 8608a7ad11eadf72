import { okAsync } from 'neverthrow'
import type { PasswordHasher } from '../../src/application/ports/driven/password-hasher.js'
import type { PasswordHash } from '../../src/domain/account/credentials.js'

const hashOf = (password: string) => `plain:${password}` as PasswordHash

/** Hashes that cost nothing and hide nothing, and a count of how many have been verified. */
export const plainPasswordHasher = (): PasswordHasher & Readonly<{ verified: () => number }> => {
  let verified = 0
  return {
    hash: password => okAsync(hashOf(password)),
    verify: (password, hash) => {
      verified += 1
      return okAsync(hash === hashOf(password))
    },
    decoy: 'nobody has this one' as PasswordHash,
    verified: () => verified,
  }
}
