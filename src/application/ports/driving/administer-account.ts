import type { ResultAsync } from 'neverthrow'
import type { Account, Actor } from '../../../domain/account/account.js'
import type { UserId } from '../../../domain/shared/ids.js'
import type { AccountNotFound, Forbidden, OutcomeUnknown, OwnAccount, Unavailable } from '../../errors.js'

export type AdministerAccountCommand = Readonly<{ by: Actor; userId: UserId; action: 'disable' | 'enable' }>
export type AdministerAccountError = Forbidden | OwnAccount | AccountNotFound | Unavailable | OutcomeUnknown

/**
 * Disables an account, which ends all its sessions, everywhere within 2 s, or lets it sign in again; for administrators, and
 * not on their own account. Again, the same.
 */
export type AdministerAccount = (command: AdministerAccountCommand) => ResultAsync<Account, AdministerAccountError>
