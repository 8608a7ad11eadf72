import type { ResultAsync } from 'neverthrow'
import type { Account, Actor } from '../../../domain/account/account.js'
import type { Forbidden, Unavailable } from '../../errors.js'

export type FindAccountQuery = Readonly<{ by: Actor; email: string }>

/** The account under an address, however it is written, if there is one; for administrators. */
export type FindAccount = (query: FindAccountQuery) => ResultAsync<Account | undefined, Forbidden | Unavailable>
