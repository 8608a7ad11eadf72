import { errAsync, okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { SessionRepository } from '../../../application/ports/driven/session-repository.js'
import { expiryOf, isLive, revoke, type Session } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'
import { frozen } from './frozen.js'
import { sweeper } from './sweeper.js'

export const inMemorySessionRepository = (clock: Clock): SessionRepository => {
  const sessions = new Map<SessionId, Session>()
  const put = (session: Session) => sessions.set(session.id, frozen(session))
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
    revokeAll: (userId, at) => {
      for (const session of sessions.values()) if (session.userId === userId) put(revoke(session, at))
      return okAsync(undefined)
    },
    isLive: (id, now) => {
      const session = sessions.get(id)
      return okAsync(session !== undefined && isLive(session, now))
    },
  }
}
