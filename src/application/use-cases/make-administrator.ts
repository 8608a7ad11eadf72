import { ok, safeTry } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { MakeAdministrator, MakeAdministratorError } from '../ports/driving/make-administrator.js'
import { accountUnder } from '../steps/account-under.js'

type Dependencies = Readonly<{ accounts: AccountRepository; telemetry: Telemetry }>

export const makeAdministrator =
  ({ accounts, telemetry }: Dependencies): MakeAdministrator =>
  ({ email }) =>
    safeTry<Account, MakeAdministratorError>(async function* () {
      const account = yield* accountUnder(accounts, email)
      yield* accounts.setRole(account.userId, 'admin')
      telemetry.note({ type: 'AdministratorMade', userId: account.userId })
      return ok({ ...account, role: 'admin' as const })
    })
