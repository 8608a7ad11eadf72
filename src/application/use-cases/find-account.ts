import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { FindAccount } from '../ports/driving/find-account.js'
import { accountIfAny } from '../steps/account-if-any.js'
import { asAdmin } from '../steps/as-admin.js'

export const findAccount =
  ({ accounts }: Readonly<{ accounts: AccountRepository }>): FindAccount =>
  ({ by, email }) =>
    asAdmin(by).asyncAndThen(() => accountIfAny(accounts, email))
