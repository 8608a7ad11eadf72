import { okAsync, errAsync } from 'neverthrow'
import { parseEmail } from '../../domain/account/credentials.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { EnsureAdministrator } from '../ports/driving/ensure-administrator.js'
import type { OpenAccount } from '../steps/open-account.js'

type Dependencies = Readonly<{ accounts: AccountRepository; openAccount: OpenAccount }>

export const ensureAdministrator =
  ({ accounts, openAccount }: Dependencies): EnsureAdministrator =>
  command =>
    openAccount(command, 'admin').orElse(error =>
      error.type === 'EmailTaken'
        ? parseEmail(command.email)
            .asyncAndThen(email => accounts.byEmail(email))
            .andThen(account => (account?.role === 'admin' ? okAsync(account) : errAsync(error)))
        : errAsync(error),
    )
