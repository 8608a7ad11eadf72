import { err, ok, safeTry } from 'neverthrow'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { EndSession, EndSessionError } from '../ports/driving/end-session.js'

type Dependencies = Readonly<{ sessions: SessionRepository; clock: Clock; telemetry: Telemetry }>

export const endSession =
  ({ sessions, clock, telemetry }: Dependencies): EndSession =>
  ({ by: { userId }, sessionId }) =>
    safeTry<void, EndSessionError>(async function* () {
      const ended = yield* sessions.revoke(userId, [sessionId], clock.now())
      if (ended === 0) return err({ type: 'SessionNotFound' as const })
      telemetry.note({ type: 'SessionEnded', userId, sessionId })
      return ok(undefined)
    })
