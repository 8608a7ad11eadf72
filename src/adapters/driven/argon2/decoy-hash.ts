import { randomBytes } from 'node:crypto'

/** Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
export const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const SALT_BYTES = 16
const HASH_BYTES = 32

/**
 * What has the form of a hash, and is one of no password: to find that out takes as long as with any other. Drawn, not
 * computed: that chance hits upon the hash of a password is as likely as to guess a key of 256 bits.
 */
export const decoyHash = (): string => {
  const { memoryCost, timeCost, parallelism } = PARAMETERS
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${drawn(SALT_BYTES)}$${drawn(HASH_BYTES)}`
}

/** In base64 without padding, as PHC strings have it. */
const drawn = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '')
