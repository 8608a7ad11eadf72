import { err, ok, safeTry } from 'neverthrow'
import { revoke, rotate } from '../../domain/account/session.js'
import { unauthenticated, type StaleSession } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { SessionTokens, TokenPair } from '../ports/driven/session-tokens.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { RefreshSession, RefreshSessionError } from '../ports/driving/refresh-session.js'
import { retryingStale } from '../steps/retrying-stale.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  sessions: SessionRepository
  tokens: SessionTokens
  clock: Clock
  telemetry: Telemetry
}>

export const refreshSession =
  ({ accounts, sessions, tokens, clock, telemetry }: Dependencies): RefreshSession =>
  ({ refreshToken }) =>
    retryingStale(() =>
      safeTry<TokenPair, RefreshSessionError | StaleSession>(async function* () {
        const now = clock.now()
        const { sessionId, generation } = yield* tokens.readRefresh(refreshToken, now)
        const session = yield* sessions.byId(sessionId)
        const account = session && (yield* accounts.byId(session.userId))
        if (!account || account.disabled) return err(unauthenticated)

        const rotated = rotate(session, generation, now)
        if (rotated.isErr()) {
          if (rotated.error.type === 'TokenReused') {
            yield* sessions.save(revoke(session, now), session)
            telemetry.note({ type: 'RefreshTokenReused', userId: session.userId, sessionId })
          }
          return err(unauthenticated)
        }
        if (rotated.value !== session) yield* sessions.save(rotated.value, session)
        return ok(tokens.issue(rotated.value, account.role, now))
      }),
    )
