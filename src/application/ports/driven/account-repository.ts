import type { ResultAsync } from 'neverthrow'
import type { Account, Role } from '../../../domain/account/account.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import type { EmailTaken, OutcomeUnknown, Unavailable } from '../../errors.js'

export interface AccountRepository {
  /** MUST answer `EmailTaken`, of however many that add the same address at once, to all but one. */
  add(account: Account): ResultAsync<void, EmailTaken | Unavailable | OutcomeUnknown>
  byEmail(email: Email): ResultAsync<Account | undefined, Unavailable>
  byId(userId: UserId): ResultAsync<Account | undefined, Unavailable>
  /** Changes nothing else; nothing at all if there is no such account. */
  setRole(userId: UserId, role: Role): ResultAsync<void, Unavailable | OutcomeUnknown>
  /** Changes nothing else; nothing at all if there is no such account. */
  disable(userId: UserId): ResultAsync<void, Unavailable | OutcomeUnknown>
}
