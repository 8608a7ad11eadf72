import type { ResultAsync } from 'neverthrow'
import type { Device } from '../../../domain/account/device.js'
import type { BadCredentials, OutcomeUnknown, TooManyAttempts, Unavailable } from '../../errors.js'
import type { TokenPair } from '../driven/session-tokens.js'

/** `from`: the network that the request came from. */
export type LogInCommand = Readonly<{ email: string; password: string; from: string; device?: Device }>
export type LogInError = BadCredentials | TooManyAttempts | Unavailable | OutcomeUnknown

/**
 * Begins a session; of more than ten the least recently used ends. An unknown address, a wrong password and a disabled
 * account get the same answer after the same work, and after too many of them the same refusal, a right password included.
 */
export type LogIn = (command: LogInCommand) => ResultAsync<TokenPair, LogInError>
