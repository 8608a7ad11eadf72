import type { ResultAsync } from 'neverthrow'

export type ForgotPasswordCommand = Readonly<{ email: string }>

/**
 * Mails the account under the address a link that resets its password, once a minute at most. Answers before anything is
 * looked up, so that neither the answer nor its time tells whether there is such an account.
 */
export type ForgotPassword = (command: ForgotPasswordCommand) => ResultAsync<void, never>
