import { err, safeTry } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { AdministerAccount, AdministerAccountError } from '../ports/driving/administer-account.js'
import { asAdmin } from '../steps/as-admin.js'
import type { ShutOut } from '../steps/shut-out.js'

type Dependencies = Readonly<{ accounts: AccountRepository; shutOut: ShutOut }>

export const administerAccount =
  ({ accounts, shutOut }: Dependencies): AdministerAccount =>
  ({ by, userId, action }) =>
    safeTry<Account, AdministerAccountError>(async function* () {
      const administrator = yield* asAdmin(by)
      if (administrator.userId === userId) return err({ type: 'OwnAccount' as const })
      const account = yield* accounts.byId(userId)
      if (!account) return err({ type: 'AccountNotFound' as const })
      return shutOut[action](account, administrator.userId)
    })
