import type { ResultAsync } from 'neverthrow'
import type { LogOutCommand, LogOutError } from './log-out.js'

/** Ends every session of the account. */
export type LogOutEverywhere = (command: LogOutCommand) => ResultAsync<void, LogOutError>
