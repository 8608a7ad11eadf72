import { ok, safeTry } from 'neverthrow'
import { revoke } from '../../domain/account/session.js'
import type { StaleSession } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { LogOut, LogOutError } from '../ports/driving/log-out.js'
import { retryingStale } from '../steps/retrying-stale.js'

type Dependencies = Readonly<{ sessions: SessionRepository; clock: Clock; telemetry: Telemetry }>

export const logOut =
  ({ sessions, clock, telemetry }: Dependencies): LogOut =>
  ({ by: { sessionId, userId } }) =>
    retryingStale(() =>
      safeTry<void, LogOutError | StaleSession>(async function* () {
        const session = yield* sessions.byId(sessionId)
        if (!session) return ok(undefined)
        yield* sessions.save(revoke(session, clock.now()), session)
        telemetry.note({ type: 'SignedOut', userId, sessionId })
        return ok(undefined)
      }),
    )
