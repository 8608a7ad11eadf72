import { errAsync, okAsync } from 'neverthrow'
import { unauthenticated } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { GetAccount } from '../ports/driving/get-account.js'

export const getAccount =
  ({ accounts }: Readonly<{ accounts: AccountRepository }>): GetAccount =>
  ({ by }) =>
    accounts.byId(by.userId).andThen(account => (account ? okAsync(account) : errAsync(unauthenticated)))
