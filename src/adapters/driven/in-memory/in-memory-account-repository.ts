import { errAsync, okAsync } from 'neverthrow'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import type { Account } from '../../../domain/account/account.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { frozen } from './frozen.js'

export const inMemoryAccountRepository = (): AccountRepository => {
  const byId = new Map<UserId, Account>()
  const byEmail = new Map<Email, Account>()
  return {
    add: account => {
      if (byEmail.has(account.email)) return errAsync({ type: 'EmailTaken' })
      byId.set(account.userId, frozen(account))
      byEmail.set(account.email, account)
      return okAsync(undefined)
    },
    byEmail: email => okAsync(byEmail.get(email)),
    byId: userId => okAsync(byId.get(userId)),
  }
}
