import { errAsync, okAsync } from 'neverthrow'
import { unauthenticated } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { SessionTokens } from '../ports/driven/session-tokens.js'
import type { Authenticate } from '../ports/driving/authenticate.js'

type Dependencies = Readonly<{ tokens: SessionTokens; sessions: SessionRepository; clock: Clock }>

export const authenticate =
  ({ tokens, sessions, clock }: Dependencies): Authenticate =>
  ({ accessToken }) =>
    tokens
      .readAccess(accessToken, clock.now())
      .asyncAndThen(principal =>
        sessions
          .isLive(principal.sessionId, clock.now())
          .andThen(live => (live ? okAsync(principal) : errAsync(unauthenticated))),
      )
