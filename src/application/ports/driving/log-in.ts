import type { ResultAsync } from 'neverthrow'
import type { Device } from '../../../domain/account/device.js'
import type { BadCredentials, OutcomeUnknown, Unavailable } from '../../errors.js'
import type { TokenPair } from '../driven/session-tokens.js'

export type LogInCommand = Readonly<{ email: string; password: string; device?: Device }>
export type LogInError = BadCredentials | Unavailable | OutcomeUnknown

/** Begins a session; of more than ten the least recently used ends. An unknown address, a wrong password and a disabled account get the same answer after the same work. */
export type LogIn = (command: LogInCommand) => ResultAsync<TokenPair, LogInError>
