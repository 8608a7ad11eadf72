import type { ResultAsync } from 'neverthrow'
import type { WeakPassword } from '../../../domain/account/credentials.js'
import type { Principal } from '../../../domain/account/session.js'
import type { OutcomeUnknown, TooManyAttempts, Unauthenticated, Unavailable, WrongPassword } from '../../errors.js'

export type ChangePasswordCommand = Readonly<{ by: Principal; currentPassword: string; newPassword: string }>
export type ChangePasswordError =
  WeakPassword | WrongPassword | TooManyAttempts | Unauthenticated | Unavailable | OutcomeUnknown

/**
 * Changes the asker's password, for which it takes the current one, and ends every other session of the account. After too
 * many wrong ones none is looked at.
 */
export type ChangePassword = (command: ChangePasswordCommand) => ResultAsync<void, ChangePasswordError>
