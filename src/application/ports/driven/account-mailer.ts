import type { ResultAsync } from 'neverthrow'
import type { LinkPurpose, LinkToken } from '../../../domain/account/account-link.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { OutcomeUnknown } from '../../errors.js'
import type { MailNotSent, MailRejected } from './mailer.js'

/** A mail with a link in it. */
export type AccountLetter = Readonly<{ to: Email; purpose: LinkPurpose; token: LinkToken }>

export interface AccountMailer {
  /** Sends the letter, in one attempt; answers the message's id. */
  send(letter: AccountLetter): ResultAsync<string, MailNotSent | MailRejected | OutcomeUnknown>
}
