import type { ResultAsync } from 'neverthrow'
import type { LinkNotValid, OutcomeUnknown, Unavailable } from '../../errors.js'

export type VerifyEmailCommand = Readonly<{ token: string }>
export type VerifyEmailError = LinkNotValid | Unavailable | OutcomeUnknown

/** Spends the token of a link that was mailed: its account's address is verified. */
export type VerifyEmail = (command: VerifyEmailCommand) => ResultAsync<void, VerifyEmailError>
