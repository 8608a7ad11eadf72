import type { ResultAsync } from 'neverthrow'
import type { Account, Actor } from '../../../domain/account/account.js'
import type { Unauthenticated, Unavailable } from '../../errors.js'

export type GetAccountQuery = Readonly<{ by: Actor }>
export type GetAccountError = Unauthenticated | Unavailable

/** The asker's own account. */
export type GetAccount = (query: GetAccountQuery) => ResultAsync<Account, GetAccountError>
