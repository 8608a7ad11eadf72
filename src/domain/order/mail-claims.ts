import type { ClaimToken } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import { noted, type Deed, type HistoryEntry } from './order-history.js'
import { settled, waiting, type MailOutcome, type MailProgress, type OrderProgress } from './order-progress.js'

/** A mail may be claimed when it is due, or when an earlier claim on it has run out. */
export const mayClaimMail = ({ mail }: OrderProgress, now: Instant): boolean =>
  mail.state === 'due' || (mail.state === 'claimed' && mail.leaseUntil <= now)

/**
 * Whoever asks makes sure that the mail may be claimed. The next look is when the claim runs out; one that has run out is
 * an attempt that nobody answered.
 */
export const mailClaimed = (
  progress: OrderProgress,
  { token, leaseUntil, deed }: Readonly<{ token: ClaimToken; leaseUntil: Instant; deed: Deed }>,
): OrderProgress => {
  const { mail } = progress
  if (mail.state !== 'due' && mail.state !== 'claimed') return progress
  const claimed = { ...mail, state: 'claimed', attempts: mail.attempts + 1, token, leaseUntil } as const
  const next = waiting({ ...progress, mail: claimed }, leaseUntil)
  return mail.state === 'claimed' ? noted(next, { ...deed, what: 'MailUnanswered' }) : next
}

/** Only who holds the claim may say what became of the mail. */
export const mailDone = (
  progress: OrderProgress,
  token: ClaimToken,
  outcome: MailOutcome,
  deed: Deed,
): OrderProgress => {
  const { mail } = progress
  if (mail.state !== 'claimed' || mail.token !== token) return progress
  const { attempts, postponed } = mail
  const over = (mail: MailProgress, step: Pick<HistoryEntry, 'what' | 'why'>): OrderProgress =>
    noted(settled({ ...progress, mail }), { ...deed, ...step })
  switch (outcome.type) {
    case 'Sent':
      return over({ state: 'sent', attempts, messageId: outcome.messageId }, { what: 'MailSent' })
    case 'GivenUp':
      return over({ state: 'dead', attempts, reason: outcome.reason }, { what: 'MailGivenUp', why: outcome.reason })
    case 'Withheld':
      return over({ state: 'withheld', reason: outcome.reason }, { what: 'MailWithheld', why: outcome.reason })
    case 'Postponed': {
      const due = { state: 'due', attempts: attempts - 1, postponed: postponed + 1 } as const
      const postponedTo = waiting({ ...progress, mail: due }, outcome.dueAt)
      return noted(postponedTo, { ...deed, what: 'MailPostponed', why: outcome.reason })
    }
  }
}
