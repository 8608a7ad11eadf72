import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unauthenticated, Unavailable } from '../../errors.js'
import type { TokenPair } from '../driven/session-tokens.js'

export type RefreshSessionCommand = Readonly<{ refreshToken: string }>
export type RefreshSessionError = Unauthenticated | Unavailable | OutcomeUnknown

/**
 * Spends a refresh token for a new pair. Spent again within 10 s it gets the same successor, for the answer may have been
 * lost; spent again later it ends the session (RFC 9700 §4.14.2).
 */
export type RefreshSession = (command: RefreshSessionCommand) => ResultAsync<TokenPair, RefreshSessionError>
