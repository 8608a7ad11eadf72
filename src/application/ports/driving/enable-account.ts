import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { DisableAccountCommand, DisableAccountError } from './disable-account.js'

/** Lets the account under the address sign in again; for operators. Its sessions stay over. Again, the same. */
export type EnableAccount = (command: DisableAccountCommand) => ResultAsync<Account, DisableAccountError>
