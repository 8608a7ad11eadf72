import { err, ok, safeTry } from 'neverthrow'
import { UNKNOWN_DEVICE } from '../../domain/account/device.js'
import { badCredentials, type BadCredentials } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { PasswordHasher } from '../ports/driven/password-hasher.js'
import type { SessionTokens, TokenPair } from '../ports/driven/session-tokens.js'
import type { SignInRefused, Telemetry } from '../ports/driven/telemetry.js'
import type { LogIn, LogInError } from '../ports/driving/log-in.js'
import { accountIfAny } from '../steps/account-if-any.js'
import type { BeginSession } from '../steps/begin-session.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  beginSession: BeginSession
  hasher: PasswordHasher
  tokens: SessionTokens
  clock: Clock
  telemetry: Telemetry
}>

export const logIn = ({ accounts, beginSession, hasher, tokens, clock, telemetry }: Dependencies): LogIn => {
  const refusal = (why: Pick<SignInRefused, 'userId' | 'reason'>): BadCredentials => {
    telemetry.note({ type: 'SignInRefused', ...why })
    return badCredentials
  }

  return ({ email, password, device = UNKNOWN_DEVICE }) =>
    safeTry<TokenPair, LogInError>(async function* () {
      const account = yield* accountIfAny(accounts, email)
      // One verification in every case: how long the answer takes must not tell whether there is such an account.
      const matches = yield* hasher.verify(password, account?.passwordHash ?? hasher.decoy)
      if (!account) return err(refusal({ reason: 'UnknownAccount' }))
      const { userId, role, disabled } = account
      if (!matches) return err(refusal({ userId, reason: 'WrongPassword' }))
      if (disabled) return err(refusal({ userId, reason: 'Disabled' }))

      const session = yield* beginSession(account, device).mapErr(error =>
        error.type === 'Overtaken' ? refusal({ userId, reason: error.reason }) : error,
      )
      telemetry.note({ type: 'SignedIn', userId, sessionId: session.id })
      return ok(tokens.issue(session, role, clock.now()))
    })
}
