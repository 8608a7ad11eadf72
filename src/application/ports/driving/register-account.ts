import type { ResultAsync } from 'neverthrow'
import type { Account } from '../../../domain/account/account.js'
import type { InvalidEmail, WeakPassword } from '../../../domain/account/credentials.js'
import type { EmailTaken, OutcomeUnknown, Unavailable } from '../../errors.js'

export type RegisterAccountCommand = Readonly<{ email: string; password: string }>
export type RegisterAccountError = InvalidEmail | WeakPassword | EmailTaken | Unavailable | OutcomeUnknown

/** Opens a customer's account. */
export type RegisterAccount = (command: RegisterAccountCommand) => ResultAsync<Account, RegisterAccountError>
