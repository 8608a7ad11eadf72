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
  /** Those of somebody that are neither revoked nor run out, most recently used first. */
  liveOf(userId: UserId, now: Instant): ResultAsync<readonly Session[], Unavailable>
  /** Ends those of these that are somebody's own and not revoked yet; answers how many that were. */
  revoke(userId: UserId, ids: readonly SessionId[], at: Instant): ResultAsync<number, Unavailable | OutcomeUnknown>
  /** Ends all of somebody, but for the one that is spared. */
  revokeAll(userId: UserId, at: Instant, spared?: SessionId): ResultAsync<void, Unavailable | OutcomeUnknown>
  /**
   * Whether the session is neither revoked nor run out. MUST know at once what was saved through this process, and within
   * 2 s what another one saved.
   */
  isLive(id: SessionId, now: Instant): ResultAsync<boolean, Unavailable>
  /** Those of these that are revoked. MUST see what any process saved, and `isLive` MUST know it from then on. */
  revokedAmong(ids: readonly SessionId[]): ResultAsync<readonly SessionId[], Unavailable>
}
