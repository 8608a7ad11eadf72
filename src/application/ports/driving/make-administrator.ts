import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { InvalidEmail } from '../../../domain/account/credentials.js'
import type { AccountNotFound, OutcomeUnknown, Unavailable } from '../../errors.js'

export type MakeAdministratorCommand = Readonly<{ email: string }>
export type MakeAdministratorError = InvalidEmail | AccountNotFound | Unavailable | OutcomeUnknown

/** Makes the account under the address an administrator's, from its next access token on; for operators. Again, the same. */
export type MakeAdministrator = (command: MakeAdministratorCommand) => ResultAsync<Account, MakeAdministratorError>
