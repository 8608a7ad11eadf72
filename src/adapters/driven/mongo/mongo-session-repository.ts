import type { Document } from 'mongodb'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { outcomeUnknown } from '../../../application/errors.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { SessionRepository } from '../../../application/ports/driven/session-repository.js'
import { byUse, isLive } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { recentReads } from '../../support/recent-reads.js'
import {
  changingIn,
  documentOfSession,
  sessionFormat,
  sessionIn,
  type SessionDocument,
} from './documents/session-document.js'
import { documentReader, readableOf } from './documents/versioned.js'
import { findLane } from './lanes/find-lane.js'
import { insertLane } from './lanes/insert-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import type { MongoCalls, WriteTrouble } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; clock: Clock; lanes: LaneSettings }>

const NOT_REVOKED = { revokedAt: { $exists: false } }

export const mongoSessionRepository = ({ calls, clock, lanes }: Options): SessionRepository => {
  const read = documentReader(sessionFormat, calls.unreadable)
  const find = findLane('sessions', calls, read, lanes)
  const insert = insertLane<SessionDocument>('sessions', calls, lanes)
  const byId = (id: SessionId) => find(id).map(stored => stored && sessionIn(stored))
  const recent = recentReads({ read: byId, elapsed: () => clock.elapsed() })

  /** Whatever came of it: what this process knew is forgotten. */
  const written = <T, E>(write: ResultAsync<T, E>, id?: SessionId): ResultAsync<T, E> => {
    const forget = () => recent.forget(id)
    return write.andTee(forget).orTee(forget)
  }

  /** Each by itself: one that the database will not have changed keeps none of the others from being ended. */
  const endEach = (ids: readonly string[], at: Instant): ResultAsync<number, WriteTrouble> =>
    calls
      .update(
        'sessions',
        ids.map(_id => ({ q: { _id, ...NOT_REVOKED }, u: { $set: { revokedAt: new Date(at) } } })),
      )
      .andThen(({ matched, failed }) => (failed.size === 0 ? okAsync(matched) : errAsync(outcomeUnknown('sessions'))))

  const end = (which: Document, at: Instant) =>
    written(
      calls.find('sessions', { ...which, ...NOT_REVOKED }, { projection: { _id: 1 } }).andThen(found =>
        found.length === 0
          ? okAsync(0)
          : endEach(
              found.map(({ _id }) => _id),
              at,
            ),
      ),
    )

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
          .change('sessions', { q: asSeen, u: { $set: changingIn(next) } })
          .andThen(changed => (changed ? okAsync(undefined) : errAsync({ type: 'StaleSession' as const }))),
        next.id,
      )
    },
    liveOf: (userId, now) =>
      calls
        .find('sessions', { userId, ...NOT_REVOKED, expiresAt: { $gt: new Date(now) } })
        // With one that cannot be read nobody is let in: it is no reason to keep its owner out.
        .map(found => readableOf(read)(found).map(sessionIn).sort(byUse)),
    revoke: (userId, ids, at) => end({ _id: { $in: ids }, userId }, at),
    revokeAll: (userId, at, spared) =>
      end({ userId, ...(spared === undefined ? {} : { _id: { $ne: spared } }) }, at).map(() => undefined),
    isLive: (id, now) => {
      const known = recent.known(id)
      // Asked with every request: most are answered without waiting.
      if (known) return okAsync(isLive(known, now))
      return recent.of(id).map(session => session !== undefined && isLive(session, now))
    },
    revokedAmong: ids =>
      calls
        .find('sessions', { _id: { $in: [...ids] }, revokedAt: { $exists: true } }, { projection: { _id: 1 } })
        .map(found => found.map(({ _id }) => _id as SessionId))
        .andTee(revoked => {
          for (const id of revoked) recent.forget(id)
        }),
  }
}
