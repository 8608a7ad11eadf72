import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { SessionRepository } from '../../../application/ports/driven/session-repository.js'
import { isLive } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'
import type { Logger } from '../../support/logger.js'
import {
  changingIn,
  documentOfSession,
  sessionFormat,
  sessionIn,
  type SessionDocument,
} from './documents/session-document.js'
import { documentReader } from './documents/versioned.js'
import { findLane } from './lanes/find-lane.js'
import { insertLane } from './lanes/insert-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import type { MongoCalls } from './mongo-calls.js'
import { sessionLiveness } from './session-liveness.js'

type Options = Readonly<{ calls: MongoCalls; clock: Clock; logger: Logger; lanes: LaneSettings }>

export const mongoSessionRepository = ({ calls, clock, logger, lanes }: Options): SessionRepository => {
  const find = findLane('sessions', calls, documentReader(sessionFormat, logger), lanes)
  const insert = insertLane<SessionDocument>('sessions', calls, lanes)
  const byId = (id: SessionId) => find(id).map(stored => stored && sessionIn(stored))
  const liveness = sessionLiveness({ read: byId, elapsed: () => clock.elapsed() })

  /** Whatever came of it: what this process knew is forgotten. */
  const written = <T, E>(write: ResultAsync<T, E>, id?: SessionId): ResultAsync<T, E> => {
    const forget = () => liveness.forget(id)
    return write.andTee(forget).orTee(forget)
  }

  return {
    // Its id is a fresh one: there is no other session that it could be the duplicate of.
    add: session => written(insert(documentOfSession(session)), session.id).map(() => undefined),
    byId,
    save: (next, seen) => {
      const asSeen = {
        _id: next.id,
        generation: seen.generation,
        revokedAt: seen.revokedAt === undefined ? { $exists: false } : new Date(seen.revokedAt),
      }
      return written(
        calls
          .update('sessions', [{ q: asSeen, u: { $set: changingIn(next) } }])
          .andThen(({ matched }) => (matched === 1 ? okAsync(undefined) : errAsync({ type: 'StaleSession' as const }))),
        next.id,
      )
    },
    revokeAll: (userId, at) =>
      written(
        calls
          .update('sessions', [
            { q: { userId, revokedAt: { $exists: false } }, u: { $set: { revokedAt: new Date(at) } }, multi: true },
          ])
          .map(() => undefined),
      ),
    isLive: (id, now) => liveness.of(id).map(session => session !== undefined && isLive(session, now)),
  }
}
