import { ok, okAsync, safeTry, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import { linkOf, type LinkPurpose, type LinkToken } from '../../domain/account/account-link.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { AccountLinks } from '../ports/driven/account-links.js'
import type { AccountMailer } from '../ports/driven/account-mailer.js'
import type { Clock } from '../ports/driven/clock.js'
import type { LinkTokens } from '../ports/driven/link-tokens.js'
import type { Telemetry } from '../ports/driven/telemetry.js'

type Dependencies = Readonly<{
  accountLinks: AccountLinks
  linkTokens: LinkTokens
  accountMailer: AccountMailer
  clock: Clock
  telemetry: Telemetry
}>
type Trouble = Unavailable | OutcomeUnknown

/** Mails an account a link. Whoever does not get it asks for another one: it is tried once. */
export const mailLink = ({ accountLinks, linkTokens, accountMailer, clock, telemetry }: Dependencies) => {
  /** Makes the link good; `undefined` if another one was made too lately. */
  const make = ({ userId }: Account, purpose: LinkPurpose): ResultAsync<LinkToken | undefined, Trouble> => {
    const token = linkTokens.fresh()
    const link = linkOf(purpose, linkTokens.hashOf(token), clock.now())
    return accountLinks.keep(userId, purpose, link).map(kept => (kept ? token : undefined))
  }

  /** Never fails: that no mail went out is told to operators, but not why, for the reason may name the address. */
  const post = ({ userId, email }: Account, purpose: LinkPurpose, token: LinkToken): ResultAsync<void, never> =>
    accountMailer
      .send({ to: email, purpose, token })
      .map(() => telemetry.note({ type: 'LinkMailed', userId, purpose }))
      .orElse(({ type: reason }) => {
        telemetry.note({ type: 'LinkNotMailed', userId, purpose, reason })
        return okAsync(undefined)
      })

  const send = (account: Account, purpose: LinkPurpose): ResultAsync<void, Trouble> =>
    safeTry(async function* () {
      const token = yield* make(account, purpose)
      if (token !== undefined) yield* post(account, purpose, token)
      return ok(undefined)
    })

  return { make, post, send }
}

export type MailLink = ReturnType<typeof mailLink>
