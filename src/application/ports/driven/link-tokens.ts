import type { LinkHash, LinkToken } from '../../../domain/account/account-link.js'

/** Makes the tokens of links, of at least 128 random bits, and the hashes by which they are known again. */
export interface LinkTokens {
  fresh(): LinkToken
  /** Of whatever was sent as a token: MUST be the same for the same text, in every process. */
  hashOf(text: string): LinkHash
}
