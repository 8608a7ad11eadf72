import { okAsync, type ResultAsync } from 'neverthrow'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Account } from '../../../domain/account/account.js'
import type { UserId } from '../../../domain/shared/ids.js'

type Dependencies = Readonly<{ accounts: AccountRepository; clock: Clock }>

/** Who may ask at all is not decided here, ms. */
const KEPT = 2_000
const CAPACITY = 10_000

/**
 * Accounts as they were read lately, for those who need of them what hardly ever changes: the address, the role. What is changed
 * by another process is seen two seconds later at most. An account that was not found is looked for again.
 */
export const recentAccounts = ({ accounts, clock }: Dependencies): AccountRepository => {
  const known = new Map<UserId, Readonly<{ account: Account; began: number }>>()

  /** Whatever came of it. */
  const changed = <T, E>(userId: UserId, change: ResultAsync<T, E>): ResultAsync<T, E> => {
    const forget = () => void known.delete(userId)
    return change.andTee(forget).orTee(forget)
  }

  return {
    ...accounts,
    setRole: (userId, role) => changed(userId, accounts.setRole(userId, role)),
    setDisabled: (userId, disabled) => changed(userId, accounts.setDisabled(userId, disabled)),
    changePassword: (userId, next, seen) => changed(userId, accounts.changePassword(userId, next, seen)),
    byId: userId => {
      const began = clock.elapsed()
      const entry = known.get(userId)
      if (entry && began - entry.began < KEPT) return okAsync(entry.account)
      return accounts.byId(userId).map(account => {
        if (!account) return undefined
        // Oldest first: a map keeps the order in which keys were put in.
        known.delete(userId)
        known.set(userId, { account, began })
        for (const oldest of known.keys()) {
          if (known.size <= CAPACITY) break
          known.delete(oldest)
        }
        return account
      })
    },
  }
}
