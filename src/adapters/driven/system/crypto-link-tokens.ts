import { createHash, randomBytes } from 'node:crypto'
import type { LinkTokens } from '../../../application/ports/driven/link-tokens.js'
import type { LinkHash, LinkToken } from '../../../domain/account/account-link.js'

const TOKEN_BYTES = 32

/** Tokens of 256 random bits. Nobody guesses one, so that a fast hash is enough (OWASP Forgot Password Cheat Sheet). */
export const cryptoLinkTokens: LinkTokens = {
  fresh: () => randomBytes(TOKEN_BYTES).toString('base64url') as LinkToken,
  hashOf: text => createHash('sha256').update(text).digest('base64url') as LinkHash,
}
