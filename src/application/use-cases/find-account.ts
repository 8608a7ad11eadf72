import { okAsync } from 'neverthrow'
import { parseEmail } from '../../domain/account/credentials.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { FindAccount } from '../ports/driving/find-account.js'
import { asAdmin } from '../steps/as-admin.js'

export const findAccount =
  ({ accounts }: Readonly<{ accounts: AccountRepository }>): FindAccount =>
  ({ by, email }) =>
    asAdmin(by).asyncAndThen(() =>
      parseEmail(email).match(
        address => accounts.byEmail(address),
        () => okAsync(undefined),
      ),
    )
