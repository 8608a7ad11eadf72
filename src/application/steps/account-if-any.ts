import { okAsync, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import { parseEmail } from '../../domain/account/credentials.js'
import type { Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'

/** The account under the address, however it is written; none if there is none, or if it is no address. */
export const accountIfAny = (
  accounts: AccountRepository,
  address: string,
): ResultAsync<Account | undefined, Unavailable> =>
  parseEmail(address).match(
    email => accounts.byEmail(email),
    () => okAsync(undefined),
  )
