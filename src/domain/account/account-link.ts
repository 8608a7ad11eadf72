import type { Brand } from '../shared/brand.js'
import { later, type Instant } from '../shared/instant.js'

/** What a link does that is mailed to an account's address. */
export type LinkPurpose = 'verifyEmail' | 'resetPassword'
/** What proves, once, that somebody reads the mails of an address: 128 random bits or more; never stored, never logged. */
export type LinkToken = Brand<string, 'LinkToken'>
/** What is stored instead. */
export type LinkHash = Brand<string, 'LinkHash'>

/** A link as it is stored. An account has a few for each purpose, the newest last. */
export type AccountLink = Readonly<{ hash: LinkHash; madeAt: Instant; expiresAt: Instant }>

const MINUTE = 60_000
const LIFE = { verifyEmail: 24 * 60 * MINUTE, resetPassword: 30 * MINUTE } as const satisfies Record<
  LinkPurpose,
  number
>

/** So long there is no other link for the same purpose, ms: nobody can have a mailbox flooded. */
export const BETWEEN_LINKS = MINUTE

/**
 * So many links for one purpose an account has; one more takes the place of the oldest. Anybody may ask for one that resets
 * a password, and must not end another by it: there are as many of these as can be made before the first has run out.
 */
export const LINKS_KEPT = {
  verifyEmail: 1,
  resetPassword: LIFE.resetPassword / BETWEEN_LINKS,
} as const satisfies Record<LinkPurpose, number>

export const linkOf = (purpose: LinkPurpose, hash: LinkHash, at: Instant): AccountLink => ({
  hash,
  madeAt: at,
  expiresAt: later(at, LIFE[purpose]),
})

export const mayFollow = (older: readonly AccountLink[], next: AccountLink): boolean =>
  older.every(({ madeAt }) => later(madeAt, BETWEEN_LINKS) <= next.madeAt)

export const linksWith = (
  purpose: LinkPurpose,
  older: readonly AccountLink[],
  next: AccountLink,
): readonly AccountLink[] => [...older, next].slice(-LINKS_KEPT[purpose])
