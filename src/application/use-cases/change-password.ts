import { err, errAsync, ok, safeTry } from 'neverthrow'
import { parsePassword, type PasswordPolicy } from '../../domain/account/credentials.js'
import { outcomeUnknown, unauthenticated, wrongPassword, type StaleAccount } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { PasswordHasher } from '../ports/driven/password-hasher.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { ChangePassword, ChangePasswordError } from '../ports/driving/change-password.js'
import { retryingStale } from '../steps/retrying-stale.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  sessions: SessionRepository
  hasher: PasswordHasher
  clock: Clock
  passwordPolicy: PasswordPolicy
  telemetry: Telemetry
}>

export const changePassword =
  ({ accounts, sessions, hasher, clock, passwordPolicy, telemetry }: Dependencies): ChangePassword =>
  ({ by: { userId, sessionId }, currentPassword, newPassword }) =>
    retryingStale(() =>
      safeTry<void, ChangePasswordError | StaleAccount>(async function* () {
        const password = yield* parsePassword(newPassword, passwordPolicy)
        const account = yield* accounts.byId(userId)
        if (!account) return err(unauthenticated)
        if (!(yield* hasher.verify(currentPassword, account.passwordHash))) {
          telemetry.note({ type: 'PasswordChangeRefused', userId })
          return err(wrongPassword)
        }
        const passwordHash = yield* hasher.hash(password)
        // Once the password may have been changed it is too late to say that nothing has been done.
        const endOthers = () =>
          sessions.revokeAll(userId, clock.now(), sessionId).mapErr(() => outcomeUnknown('sessions'))
        yield* accounts
          .changePassword(userId, passwordHash, account.passwordHash)
          .orElse(error =>
            error.type === 'OutcomeUnknown' ? endOthers().andThen(() => errAsync(error)) : errAsync(error),
          )
        yield* endOthers()
        telemetry.note({ type: 'PasswordChanged', userId })
        return ok(undefined)
      }),
    )
