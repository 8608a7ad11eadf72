import type { ResultAsync } from 'neverthrow'
import type { AccountRepository } from '../../../application/ports/driven/account-repository.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { recentReads } from '../../support/recent-reads.js'

type Dependencies = Readonly<{ accounts: AccountRepository; clock: Clock }>

/**
 * Accounts as they were read lately, for those who need of them what hardly ever changes: the address, the role. Who may ask
 * at all must not be decided by it. What is changed by another process is seen two seconds later at most. An account that
 * was not found is looked for again.
 */
export const recentAccounts = ({ accounts, clock }: Dependencies): AccountRepository => {
  const recent = recentReads({
    read: (userId: UserId) => accounts.byId(userId),
    worthKeeping: account => account !== undefined,
    elapsed: () => clock.elapsed(),
  })

  /** Whatever came of it. */
  const changed = <T, E>(userId: UserId, change: ResultAsync<T, E>): ResultAsync<T, E> => {
    const forget = () => recent.forget(userId)
    return change.andTee(forget).orTee(forget)
  }

  return {
    ...accounts,
    byId: userId => recent.of(userId),
    setRole: (userId, role) => changed(userId, accounts.setRole(userId, role)),
    setDisabled: (userId, disabled) => changed(userId, accounts.setDisabled(userId, disabled)),
    changePassword: (userId, next, seen) => changed(userId, accounts.changePassword(userId, next, seen)),
  }
}
