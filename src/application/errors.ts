import type { OrderId } from '../domain/shared/ids.js'

/** Something we depend on does not answer, and what was asked has certainly not been done: it may be tried again. */
export type Unavailable = Readonly<{ type: 'Unavailable'; what: string; retryAfterMs: number }>
/** It was sent, and nobody knows whether it was done: it must never be compensated (ADR 0002). */
export type OutcomeUnknown = Readonly<{ type: 'OutcomeUnknown'; what: string; orderId?: OrderId }>
/** The order has moved on since it was loaded: load it again. */
export type StaleOrder = Readonly<{ type: 'StaleOrder' }>
/** The session has moved on since it was loaded: load it again. */
export type StaleSession = Readonly<{ type: 'StaleSession' }>

/** The account has another password since it was loaded: load it again. */
export type StaleAccount = Readonly<{ type: 'StaleAccount' }>

/** No such order, or none that the asker may know of. */
export type OrderNotFound = Readonly<{ type: 'OrderNotFound' }>
export type AccountNotFound = Readonly<{ type: 'AccountNotFound' }>
/** No such session of the asker's own, or it is over. */
export type SessionNotFound = Readonly<{ type: 'SessionNotFound' }>
export type ProductNotFound = Readonly<{ type: 'ProductNotFound' }>
export type ImportNotFound = Readonly<{ type: 'ImportNotFound' }>
/** The key was used before, for something else. */
export type KeyReused = Readonly<{ type: 'KeyReused' }>
/** Another request under the same key, for something else, is under way. */
export type KeyInUse = Readonly<{ type: 'KeyInUse'; retryAfterMs: number }>
/** The asker is known, and may not. */
export type Forbidden = Readonly<{ type: 'Forbidden' }>
/** Unknown address, wrong password and disabled account are one answer. */
export type BadCredentials = Readonly<{ type: 'BadCredentials' }>
/** The password that is to prove who asks is not that of the account. */
export type WrongPassword = Readonly<{ type: 'WrongPassword' }>
/** The link is none of ours, was used, has run out, or a newer one took its place. */
export type LinkNotValid = Readonly<{ type: 'LinkNotValid' }>
/** Such a link was mailed a moment ago. */
export type LinkMadeLately = Readonly<{ type: 'LinkMadeLately'; retryAfterMs: number }>
/** What administrators may not do to their own account, so that one is always left. */
export type OwnAccount = Readonly<{ type: 'OwnAccount' }>
/** The token is not one of ours, has run out, or its session is over. */
export type Unauthenticated = Readonly<{ type: 'Unauthenticated' }>
export type EmailTaken = Readonly<{ type: 'EmailTaken' }>
/** Too many attempts failed before this one, which was not looked at. */
export type TooManyAttempts = Readonly<{ type: 'TooManyAttempts'; retryAfterMs: number }>

export const staleOrder: StaleOrder = { type: 'StaleOrder' }
export const keyReused: KeyReused = { type: 'KeyReused' }
export const forbidden: Forbidden = { type: 'Forbidden' }
export const badCredentials: BadCredentials = { type: 'BadCredentials' }
export const wrongPassword: WrongPassword = { type: 'WrongPassword' }
export const linkNotValid: LinkNotValid = { type: 'LinkNotValid' }
export const unauthenticated: Unauthenticated = { type: 'Unauthenticated' }
export const emailTaken: EmailTaken = { type: 'EmailTaken' }

export const tooManyAttempts = (retryAfterMs: number): TooManyAttempts => ({ type: 'TooManyAttempts', retryAfterMs })

const RETRY_AFTER_MS = 1_000

export const keyInUse: KeyInUse = { type: 'KeyInUse', retryAfterMs: RETRY_AFTER_MS }

export const unavailable = (what: string, retryAfterMs = RETRY_AFTER_MS): Unavailable => ({
  type: 'Unavailable',
  what,
  retryAfterMs,
})

export const outcomeUnknown = (what: string, orderId?: OrderId): OutcomeUnknown => ({
  type: 'OutcomeUnknown',
  what,
  ...(orderId === undefined ? {} : { orderId }),
})
