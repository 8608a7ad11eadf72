import type { ResultAsync } from 'neverthrow'
import type { TooManyAttempts } from '../../errors.js'

/** `account`: the e-mail address that was given, whether there is an account or not; `from`: the network it came from. */
export type SignInAttempt = Readonly<{ account: string; from: string }>

/**
 * Slows down who guesses passwords (`SignInBrakes`), and never fails: one that is away counts in this process alone.
 * It MUST NOT know which accounts there are, and MUST NOT keep an e-mail address where others can read it.
 */
export interface SignInThrottle {
  /**
   * Counts the attempt as one that failed, until it is told otherwise: of however many at once, no more are let in than are
   * free. MUST answer `TooManyAttempts`, and count nothing, while a delay lasts.
   */
  begin(attempt: SignInAttempt): ResultAsync<void, TooManyAttempts>
  /** The attempt was right: the pair begins anew, it does not count elsewhere, and the account knows where it came from. */
  succeeded(attempt: SignInAttempt): ResultAsync<void, never>
  /** Nobody knows whether it was right: it does not count. */
  withdraw(attempt: SignInAttempt): ResultAsync<void, never>
}
