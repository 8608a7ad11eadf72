import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import { parseEmail, type InvalidEmail } from '../../domain/account/credentials.js'
import type { AccountNotFound, Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'

/** The account under an address, however it is written. */
export const accountUnder = (
  accounts: AccountRepository,
  address: string,
): ResultAsync<Account, InvalidEmail | AccountNotFound | Unavailable> =>
  parseEmail(address)
    .asyncAndThen(email => accounts.byEmail(email))
    .andThen(account => (account ? okAsync(account) : errAsync({ type: 'AccountNotFound' as const })))
