import { errAsync, okAsync } from 'neverthrow'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import type { Account } from '../../../domain/account/account.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { frozen } from './frozen.js'

export const inMemoryAccountRepository = (): AccountRepository => {
  const accounts = new Map<UserId, Account>()
  const idUnder = new Map<Email, UserId>()
  const byId = (userId: UserId | undefined) => (userId === undefined ? undefined : accounts.get(userId))
  const change = (userId: UserId, changes: Partial<Account>) => {
    const account = accounts.get(userId)
    if (account) accounts.set(userId, frozen({ ...account, ...changes }))
    return okAsync(undefined)
  }

  return {
    add: account => {
      if (idUnder.has(account.email)) return errAsync({ type: 'EmailTaken' })
      accounts.set(account.userId, frozen(account))
      idUnder.set(account.email, account.userId)
      return okAsync(undefined)
    },
    byEmail: email => okAsync(byId(idUnder.get(email))),
    byId: userId => okAsync(byId(userId)),
    setRole: (userId, role) => change(userId, { role }),
    setDisabled: (userId, disabled) => change(userId, { disabled }),
    changePassword: (userId, passwordHash, seen) =>
      byId(userId)?.passwordHash === seen ? change(userId, { passwordHash }) : errAsync({ type: 'StaleAccount' }),
  }
}
