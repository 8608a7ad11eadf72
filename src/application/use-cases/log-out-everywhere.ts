import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { LogOutEverywhere } from '../ports/driving/log-out-everywhere.js'

type Dependencies = Readonly<{ sessions: SessionRepository; clock: Clock; telemetry: Telemetry }>

export const logOutEverywhere =
  ({ sessions, clock, telemetry }: Dependencies): LogOutEverywhere =>
  ({ by: { userId } }) =>
    sessions.revokeAll(userId, clock.now()).map(() => telemetry.note({ type: 'SignedOutEverywhere', userId }))
