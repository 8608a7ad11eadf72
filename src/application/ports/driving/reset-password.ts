import type { ResultAsync } from 'neverthrow'
import type { WeakPassword } from '../../../domain/account/credentials.js'
import type { LinkNotValid, OutcomeUnknown, Unavailable } from '../../errors.js'

export type ResetPasswordCommand = Readonly<{ token: string; newPassword: string }>
export type ResetPasswordError = WeakPassword | LinkNotValid | Unavailable | OutcomeUnknown

/**
 * Spends the token of a link that was mailed: its account has the new password, no session, and a verified address. Sent
 * again after trouble, with the same password, it goes on where it was left.
 */
export type ResetPassword = (command: ResetPasswordCommand) => ResultAsync<void, ResetPasswordError>
