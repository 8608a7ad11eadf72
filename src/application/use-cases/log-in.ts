import { err, ok, okAsync, safeTry, type Err, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import { parseEmail } from '../../domain/account/credentials.js'
import { UNKNOWN_DEVICE } from '../../domain/account/device.js'
import { begin, surplusOf } from '../../domain/account/session.js'
import { badCredentials, type Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { PasswordHasher } from '../ports/driven/password-hasher.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { SessionTokens, TokenPair } from '../ports/driven/session-tokens.js'
import type { SignInRefused, Telemetry } from '../ports/driven/telemetry.js'
import type { LogIn, LogInError } from '../ports/driving/log-in.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  sessions: SessionRepository
  hasher: PasswordHasher
  tokens: SessionTokens
  ids: IdSource
  clock: Clock
  telemetry: Telemetry
}>

export const logIn = ({ accounts, sessions, hasher, tokens, ids, clock, telemetry }: Dependencies): LogIn => {
  const accountUnder = (address: string): ResultAsync<Account | undefined, Unavailable> =>
    parseEmail(address).match(
      email => accounts.byEmail(email),
      () => okAsync(undefined),
    )

  const refuse = (why: Pick<SignInRefused, 'userId' | 'reason'>): Err<never, LogInError> => {
    telemetry.note({ type: 'SignInRefused', ...why })
    return err(badCredentials)
  }

  return ({ email, password, device = UNKNOWN_DEVICE }) =>
    safeTry<TokenPair, LogInError>(async function* () {
      const account = yield* accountUnder(email)
      // One verification in every case: how long the answer takes must not tell whether there is such an account.
      const matches = yield* hasher.verify(password, account?.passwordHash ?? hasher.decoy)
      if (!account) return refuse({ reason: 'UnknownAccount' })
      const { userId, role, disabled, passwordHash } = account
      if (!matches) return refuse({ userId, reason: 'WrongPassword' })
      if (disabled) return refuse({ userId, reason: 'Disabled' })

      const session = begin(ids.sessionId(), userId, device, clock.now())
      yield* sessions.add(session)
      // Whoever disabled the account meanwhile, or changed its password, may have ended its sessions before this one was there.
      const still = yield* accounts.byId(userId)
      if (still?.disabled !== false || still.passwordHash !== passwordHash) {
        yield* sessions.revoke(userId, [session.id], clock.now())
        return refuse({ userId, reason: still?.disabled === false ? 'WrongPassword' : 'Disabled' })
      }
      // After the new one was added: of several that begin at once, the last to look sees them all.
      const surplus = surplusOf(yield* sessions.liveOf(userId, clock.now()), session.id)
      if (surplus.length > 0) yield* sessions.revoke(userId, surplus, clock.now())
      telemetry.note({ type: 'SignedIn', userId, sessionId: session.id })
      return ok(tokens.issue(session, role, clock.now()))
    })
}
