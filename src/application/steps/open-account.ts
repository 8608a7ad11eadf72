import { err, ok, safeTry, type ResultAsync } from 'neverthrow'
import type { Account, Role } from '../../domain/account/account.js'
import { parseEmail, parsePassword, type PasswordPolicy } from '../../domain/account/credentials.js'
import { emailTaken } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { PasswordHasher } from '../ports/driven/password-hasher.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { RegisterAccountCommand, RegisterAccountError } from '../ports/driving/register-account.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  hasher: PasswordHasher
  ids: IdSource
  clock: Clock
  passwordPolicy: PasswordPolicy
  telemetry: Telemetry
}>

export const openAccount =
  ({ accounts, hasher, ids, clock, passwordPolicy, telemetry }: Dependencies) =>
  (
    { email: address, password: secret }: RegisterAccountCommand,
    role: Role,
  ): ResultAsync<Account, RegisterAccountError> =>
    safeTry<Account, RegisterAccountError>(async function* () {
      const email = yield* parseEmail(address)
      const password = yield* parsePassword(secret, passwordPolicy)
      // An address that is taken costs a read, not a hash.
      if (yield* accounts.byEmail(email)) return err(emailTaken)

      const passwordHash = yield* hasher.hash(password)
      const account = {
        userId: ids.userId(),
        email,
        // An administrator's address is named by who configures the service.
        emailVerified: role === 'admin',
        passwordHash,
        role,
        disabled: false,
        createdAt: clock.now(),
      }
      yield* accounts.add(account)
      telemetry.note({ type: 'AccountRegistered', userId: account.userId })
      return ok(account)
    })

export type OpenAccount = ReturnType<typeof openAccount>
