import { err, ok, type Result } from 'neverthrow'
import type { Actor } from './account.js'
import type { SessionId, UserId } from '../shared/ids.js'
import { earlier, later, type Instant } from '../shared/instant.js'

/**
 * A signed-in device: a family of refresh tokens, of which only the newest generation is good.
 * Rotation and reuse as in RFC 9700 §4.14.2; the leeway for a lost answer is ours (ADR 0006).
 */
export type Session = Readonly<{
  id: SessionId
  userId: UserId
  generation: number
  createdAt: Instant
  rotatedAt: Instant
  revokedAt?: Instant
}>

/** Who is signed in, in which session. */
export type Principal = Actor & Readonly<{ sessionId: SessionId }>

export type SessionOver = Readonly<{ type: 'SessionOver' }>
/** A spent refresh token came again: somebody else has it. */
export type TokenReused = Readonly<{ type: 'TokenReused' }>

const DAY = 24 * 60 * 60_000
export const IDLE_LIMIT = 7 * DAY
export const ABSOLUTE_LIMIT = 30 * DAY
export const LOST_ANSWER_LEEWAY = 10_000

export const begin = (id: SessionId, userId: UserId, at: Instant): Session => ({
  id,
  userId,
  generation: 0,
  createdAt: at,
  rotatedAt: at,
})

export const isLive = (session: Session, now: Instant): boolean =>
  session.revokedAt === undefined && now < expiryOf(session)

/** When the newest refresh token of the session ends. */
export const expiryOf = ({ createdAt, rotatedAt }: Session): Instant =>
  earlier(later(rotatedAt, IDLE_LIMIT), later(createdAt, ABSOLUTE_LIMIT))

/**
 * Spends the refresh token of a generation. The same session comes back, unchanged, when the token was spent so lately
 * that the answer may have been lost: the client gets the same successor again.
 */
export const rotate = (
  session: Session,
  presented: number,
  now: Instant,
): Result<Session, SessionOver | TokenReused> => {
  if (!isLive(session, now)) return err({ type: 'SessionOver' })
  if (presented === session.generation) return ok({ ...session, generation: session.generation + 1, rotatedAt: now })
  const lately = presented === session.generation - 1 && now < later(session.rotatedAt, LOST_ANSWER_LEEWAY)
  return lately ? ok(session) : err({ type: 'TokenReused' })
}

export const revoke = (session: Session, at: Instant): Session =>
  session.revokedAt === undefined ? { ...session, revokedAt: at } : session
