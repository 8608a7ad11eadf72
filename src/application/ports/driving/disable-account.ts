import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { InvalidEmail } from '../../../domain/account/credentials.js'
import type { AccountNotFound, OutcomeUnknown, Unavailable } from '../../errors.js'

export type DisableAccountCommand = Readonly<{ email: string }>
export type DisableAccountError = InvalidEmail | AccountNotFound | Unavailable | OutcomeUnknown

/** Ends every session of the account under the address, everywhere within 2 s, and lets none begin; for operators. Again, the same. */
export type DisableAccount = (command: DisableAccountCommand) => ResultAsync<Account, DisableAccountError>
