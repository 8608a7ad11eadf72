import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'
import type { Principal } from '../../../domain/account/session.js'

export type LogOutCommand = Readonly<{ by: Principal }>
export type LogOutError = Unavailable | OutcomeUnknown

/** Ends this session: its access tokens with it. */
export type LogOut = (command: LogOutCommand) => ResultAsync<void, LogOutError>
