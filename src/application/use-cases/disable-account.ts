import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { DisableAccount } from '../ports/driving/disable-account.js'
import { accountUnder } from '../steps/account-under.js'
import type { ShutOut } from '../steps/shut-out.js'

type Dependencies = Readonly<{ accounts: AccountRepository; shutOut: ShutOut }>

export const disableAccount =
  ({ accounts, shutOut }: Dependencies): DisableAccount =>
  ({ email }) =>
    accountUnder(accounts, email).andThen(account => shutOut.disable(account))
