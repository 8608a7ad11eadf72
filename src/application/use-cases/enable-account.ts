import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { EnableAccount } from '../ports/driving/enable-account.js'
import { accountUnder } from '../steps/account-under.js'
import type { ShutOut } from '../steps/shut-out.js'

type Dependencies = Readonly<{ accounts: AccountRepository; shutOut: ShutOut }>

export const enableAccount =
  ({ accounts, shutOut }: Dependencies): EnableAccount =>
  ({ email }) =>
    accountUnder(accounts, email).andThen(account => shutOut.enable(account))
