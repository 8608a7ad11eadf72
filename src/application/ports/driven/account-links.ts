import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { AccountLink, LinkHash, LinkPurpose } from '../../../domain/account/account-link.js'
import type { PasswordHash } from '../../../domain/account/credentials.js'
import type { UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

type Trouble = Unavailable | OutcomeUnknown
export type UnfinishedReset = Pick<Account, 'userId' | 'passwordHash'>

/**
 * The links that were mailed to accounts, by the hashes of their tokens. Each is good once, and with it end the others that
 * the account has for its purpose: of several that spend them at the same time, MUST answer whose it is to one, and
 * `undefined` to the others, as it does for one that has run out.
 */
export interface AccountLinks {
  /**
   * Keeps a link beside the older ones, of which MUST stay as many as `LINKS_KEPT` has room for; answers `false`, and MUST
   * change nothing, if one of them was made too lately.
   */
  keep(userId: UserId, purpose: LinkPurpose, link: AccountLink): ResultAsync<boolean, Trouble>
  /** Spends a link, and marks the address of its account as verified, in one atomic step. */
  verifyEmail(hash: LinkHash, now: Instant): ResultAsync<UserId | undefined, Trouble>
  /**
   * Spends a link, and sets the password of its account, whose address is verified by it, in one atomic step. MUST know
   * the link as one that was spent until `finishReset`, or until it would have run out.
   */
  resetPassword(hash: LinkHash, next: PasswordHash, now: Instant): ResultAsync<UserId | undefined, Trouble>
  /** Whose password was set by a link, if what follows from that may not have been done; with the hash it has now. */
  unfinishedReset(hash: LinkHash, now: Instant): ResultAsync<UnfinishedReset | undefined, Unavailable>
  /** What follows from a password that was set by a link has been done. */
  finishReset(userId: UserId, hash: LinkHash): ResultAsync<void, Trouble>
}
