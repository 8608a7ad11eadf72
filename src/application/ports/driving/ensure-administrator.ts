import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { RegisterAccountCommand, RegisterAccountError } from './register-account.js'

/**
 * Opens an administrator's account unless there is one under that address. A customer's account under it stays a
 * customer's, and is answered `EmailTaken`: whoever registered first must not become administrator by it.
 */
export type EnsureAdministrator = (command: RegisterAccountCommand) => ResultAsync<Account, RegisterAccountError>
