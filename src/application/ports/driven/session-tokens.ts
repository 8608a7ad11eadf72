import type { Result } from 'neverthrow'
import type { Role } from '../../../domain/account/account.js'
import type { Principal, Session } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Unauthenticated } from '../../errors.js'

/** `expiresIn`: seconds until the access token runs out. */
export type TokenPair = Readonly<{ accessToken: string; refreshToken: string; expiresIn: number }>
export type RefreshClaim = Readonly<{ sessionId: SessionId; generation: number }>

/** Signed tokens (RFC 7519, RFC 8725). One kind MUST NOT pass for the other. */
export interface SessionTokens {
  /** The refresh token MUST be the same, to the byte, for the same session and generation. */
  issue(session: Session, role: Role, now: Instant): TokenPair
  readAccess(token: string, now: Instant): Result<Principal, Unauthenticated>
  readRefresh(token: string, now: Instant): Result<RefreshClaim, Unauthenticated>
}
