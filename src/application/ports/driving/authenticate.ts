import type { ResultAsync } from 'neverthrow'
import type { Unauthenticated, Unavailable } from '../../errors.js'
import type { Principal } from '../../../domain/account/session.js'

export type AuthenticateQuery = Readonly<{ accessToken: string }>
export type AuthenticateError = Unauthenticated | Unavailable

/** Who carries this access token, provided that its session is still live. */
export type Authenticate = (query: AuthenticateQuery) => ResultAsync<Principal, AuthenticateError>
