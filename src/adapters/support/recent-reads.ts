import { okAsync, type ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { Session } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'

export type SessionLivenessSettings = Readonly<{
  read: (id: SessionId) => ResultAsync<Session | undefined, Unavailable>
  /** Monotonic, ms. */
  elapsed: () => number
}>

export type SessionLiveness = Readonly<{
  of: (id: SessionId) => ResultAsync<Session | undefined, Unavailable>
  /** Something is, or may have been, written: whatever is known may be out of date. */
  forget: (id?: SessionId) => void
}>

/** Counted from when the read began: what another process writes is seen no later than that, ms. */
const KEPT = 2_000
const CAPACITY = 10_000

/** Sessions as they were read lately. What is forgotten while a read is under way is not kept by that read. */
export const sessionLiveness = ({ read, elapsed }: SessionLivenessSettings): SessionLiveness => {
  const known = new Map<SessionId, Readonly<{ session: Session | undefined; began: number }>>()
  let writes = 0

  return {
    of: id => {
      const began = elapsed()
      const entry = known.get(id)
      if (entry && began - entry.began < KEPT) return okAsync(entry.session)
      const writesBefore = writes
      return read(id).map(session => {
        if (writes === writesBefore) {
          // Oldest first: a map keeps the order in which keys were put in.
          known.delete(id)
          known.set(id, { session, began })
          for (const oldest of known.keys()) {
            if (known.size <= CAPACITY) break
            known.delete(oldest)
          }
        }
        return session
      })
    },
    forget: id => {
      writes += 1
      if (id === undefined) known.clear()
      else known.delete(id)
    },
  }
}
