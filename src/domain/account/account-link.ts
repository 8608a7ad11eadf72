import type { Brand } from '../shared/brand.js'
import { later, type Instant } from '../shared/instant.js'

/** What a link does that is mailed to an account's address. */
export type LinkPurpose = 'verifyEmail' | 'resetPassword'
/** What proves, once, that somebody reads the mails of an address: 128 random bits or more; never stored, never logged. */
export type LinkToken = Brand<string, 'LinkToken'>
/** What is stored instead. */
export type LinkHash = Brand<string, 'LinkHash'>

/** A link as it is stored. An account has one for each purpose: a new one takes the place of the older one. */
export type AccountLink = Readonly<{ hash: LinkHash; madeAt: Instant; expiresAt: Instant }>

const MINUTE = 60_000
const LIFE = { verifyEmail: 24 * 60 * MINUTE, resetPassword: 30 * MINUTE } as const satisfies Record<
  LinkPurpose,
  number
>

/** So long there is no other link for the same purpose, ms: nobody can have a mailbox flooded. */
export const BETWEEN_LINKS = MINUTE

export const linkOf = (purpose: LinkPurpose, hash: LinkHash, at: Instant): AccountLink => ({
  hash,
  madeAt: at,
  expiresAt: later(at, LIFE[purpose]),
})

export const mayReplace = (older: AccountLink | undefined, next: AccountLink): boolean =>
  older === undefined || later(older.madeAt, BETWEEN_LINKS) <= next.madeAt
