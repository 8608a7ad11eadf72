import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { ListSessions } from '../ports/driving/list-sessions.js'

export const listSessions =
  ({ sessions, clock }: Readonly<{ sessions: SessionRepository; clock: Clock }>): ListSessions =>
  ({ by }) =>
    sessions.liveOf(by.userId, clock.now())
