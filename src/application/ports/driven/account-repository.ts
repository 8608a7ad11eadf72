import type { ResultAsync } from 'neverthrow'
import type { Account, Role } from '../../../domain/account/account.js'
import type { Email, PasswordHash } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import type { EmailTaken, OutcomeUnknown, StaleAccount, Unavailable } from '../../errors.js'

export interface AccountRepository {
  /** MUST answer `EmailTaken`, of however many that add the same address at once, to all but one. */
  add(account: Account): ResultAsync<void, EmailTaken | Unavailable | OutcomeUnknown>
  byEmail(email: Email): ResultAsync<Account | undefined, Unavailable>
  byId(userId: UserId): ResultAsync<Account | undefined, Unavailable>
  /** Changes nothing else; nothing at all if there is no such account. */
  setRole(userId: UserId, role: Role): ResultAsync<void, Unavailable | OutcomeUnknown>
  /** Changes nothing else; nothing at all if there is no such account. */
  setDisabled(userId: UserId, disabled: boolean): ResultAsync<void, Unavailable | OutcomeUnknown>
  /** MUST answer `StaleAccount`, and change nothing, when the stored hash is not `seen`: each hash has a salt of its own. */
  changePassword(
    userId: UserId,
    next: PasswordHash,
    seen: PasswordHash,
  ): ResultAsync<void, StaleAccount | Unavailable | OutcomeUnknown>
}
