import type { ResultAsync } from 'neverthrow'
import type { Session } from '../../../domain/account/session.js'
import type { SessionId, UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OutcomeUnknown, StaleSession, Unavailable } from '../../errors.js'

export interface SessionRepository {
  add(session: Session): ResultAsync<void, Unavailable | OutcomeUnknown>
  byId(id: SessionId): ResultAsync<Session | undefined, Unavailable>
  /** MUST answer `StaleSession`, and change nothing, when the stored generation or revocation is not that of `seen`. */
  save(next: Session, seen: Session): ResultAsync<void, StaleSession | Unavailable | OutcomeUnknown>
  revokeAll(userId: UserId, at: Instant): ResultAsync<void, Unavailable | OutcomeUnknown>
  /**
   * Whether the session is neither revoked nor run out. MUST know at once what was saved through this process, and within
   * 2 s what another one saved.
   */
  isLive(id: SessionId, now: Instant): ResultAsync<boolean, Unavailable>
}
