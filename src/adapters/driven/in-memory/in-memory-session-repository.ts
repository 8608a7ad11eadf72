import { errAsync, okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { SessionRepository } from '../../../application/ports/driven/session-repository.js'
import { byUse, expiryOf, isLive, revoke, type Session } from '../../../domain/account/session.js'
import type { SessionId, UserId } from '../../../domain/shared/ids.js'
import { frozen } from './frozen.js'
import { sweeper } from './sweeper.js'

export const inMemorySessionRepository = (clock: Clock): SessionRepository => {
  const sessions = new Map<SessionId, Session>()
  const put = (session: Session) => sessions.set(session.id, frozen(session))
  const of = (userId: UserId) => [...sessions.values()].filter(session => session.userId === userId)
  const forgetExpired = sweeper(clock, now => {
    for (const session of sessions.values()) if (expiryOf(session) <= now) sessions.delete(session.id)
  })

  return {
    add: session => {
      forgetExpired()
      put(session)
      return okAsync(undefined)
    },
    byId: id => okAsync(sessions.get(id)),
    save: (next, seen) => {
      const stored = sessions.get(next.id)
      if (stored?.generation !== seen.generation || stored.revokedAt !== seen.revokedAt) {
        return errAsync({ type: 'StaleSession' })
      }
      put(next)
      return okAsync(undefined)
    },
    liveOf: (userId, now) =>
      okAsync(
        of(userId)
          .filter(session => isLive(session, now))
          .sort(byUse),
      ),
    revoke: (userId, ids, at) => {
      const ending = of(userId).filter(({ id, revokedAt }) => ids.includes(id) && revokedAt === undefined)
      for (const session of ending) put(revoke(session, at))
      return okAsync(ending.length)
    },
    revokeAll: (userId, at, spared) => {
      for (const session of of(userId)) if (session.id !== spared) put(revoke(session, at))
      return okAsync(undefined)
    },
    isLive: (id, now) => {
      const session = sessions.get(id)
      return okAsync(session !== undefined && isLive(session, now))
    },
    revokedAmong: ids => okAsync(ids.filter(id => sessions.get(id)?.revokedAt !== undefined)),
  }
}
