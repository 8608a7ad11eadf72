import { hash, parseOptions, verify } from '@node-rs/argon2'
import type { Argon2 } from './argon2.js'
import { decoyHash, PARAMETERS } from './decoy-hash.js'

/** The algorithm itself, so that what it is asked to compute can be counted. */
export type Argon2Library = Readonly<{ hash: typeof hash; verify: typeof verify }>

const LIBRARY: Argon2Library = { hash, verify }

/** Argon2 in this process: each computation takes a core, and one of libuv's four threads. */
export const nativeArgon2 = (library: Argon2Library = LIBRARY): Argon2 => {
  const decoy = decoyHash()
  return {
    hash: password => library.hash(password, PARAMETERS),
    verify: (stored, password) => library.verify(isHash(stored) ? stored : decoy, password),
  }
}

const isHash = (stored: string): boolean => {
  try {
    parseOptions(stored)
    return true
  } catch {
    return false
  }
}
