import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import { parseEmail } from '../../domain/account/credentials.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { EnsureAdministrator } from '../ports/driving/ensure-administrator.js'
import type { RegisterAccountError } from '../ports/driving/register-account.js'
import type { OpenAccount } from '../steps/open-account.js'

type Dependencies = Readonly<{ accounts: AccountRepository; openAccount: OpenAccount }>

export const ensureAdministrator = ({ accounts, openAccount }: Dependencies): EnsureAdministrator => {
  const administratorUnder = (address: string): ResultAsync<Account | undefined, RegisterAccountError> =>
    parseEmail(address)
      .asyncAndThen(email => accounts.byEmail(email))
      .map(account => (account?.role === 'admin' ? account : undefined))

  return command =>
    administratorUnder(command.email)
      .andThen(there => (there ? okAsync(there) : openAccount(command, 'admin')))
      // Of several processes that start at once, one opens the account, and the others find it.
      .orElse(error =>
        error.type === 'EmailTaken'
          ? administratorUnder(command.email).andThen(there => (there ? okAsync(there) : errAsync(error)))
          : errAsync(error),
      )
}
