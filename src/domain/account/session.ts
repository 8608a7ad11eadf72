import { err, ok, type Result } from 'neverthrow'
import type { Actor } from './account.js'
import type { Device } from './device.js'
import type { SessionId, UserId } from '../shared/ids.js'
import { earlier, later, type Instant } from '../shared/instant.js'

/**
 * A signed-in device: a family of refresh tokens, of which only the newest generation is good.
 * Rotation and reuse as in RFC 9700 §4.14.2; the leeway for a lost answer is ours (ADR 0006).
 */
export type Session = Readonly<{
  id: SessionId
  userId: UserId
  device: Device
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
/** How long a session may go without a refresh, ms. */
export const IDLE_LIMIT = 7 * DAY
/** How long it may last, ms, however often it is refreshed. */
export const ABSOLUTE_LIMIT = 30 * DAY
/** How long a spent refresh token gets its successor again, ms (ADR 0006). */
export const LOST_ANSWER_LEEWAY = 10_000
/** So many sessions an account may have at once. */
export const MAX_SESSIONS = 10

export const begin = (id: SessionId, userId: UserId, device: Device, at: Instant): Session => ({
  id,
  userId,
  device,
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

/** Most recently used first; of two used at once, in an order that is the same for everybody. */
export const byUse = (a: Session, b: Session): number => b.rotatedAt - a.rotatedAt || (a.id < b.id ? -1 : 1)

/** Those that must end so that, with this new one, no more than `MAX_SESSIONS` are left: the least recently used. */
export const surplusOf = (live: readonly Session[], own: SessionId): readonly SessionId[] =>
  live
    .filter(({ id }) => id !== own)
    .toSorted(byUse)
    .slice(MAX_SESSIONS - 1)
    .map(({ id }) => id)
