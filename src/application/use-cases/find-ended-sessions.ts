import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { FindEndedSessions } from '../ports/driving/find-ended-sessions.js'

export const findEndedSessions =
  ({ sessions }: Readonly<{ sessions: SessionRepository }>): FindEndedSessions =>
  ids =>
    sessions.revokedAmong(ids)
