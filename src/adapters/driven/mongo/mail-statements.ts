import type { Document } from 'mongodb'
import type { Marks } from '../../../application/ports/driven/due-orders.js'
import type { MailClaim } from '../../../application/ports/driven/order-repository.js'
import type { Email } from '../../../domain/account/credentials.js'
import { amendments } from '../../../domain/order/mail-amendments.js'
import type { Deed } from '../../../domain/order/order-history.js'
import type { MailOutcome, OrderProgress } from '../../../domain/order/order-progress.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { historyDocument } from './documents/order-mapping.js'
import type { Statement } from './mongo-calls.js'
import { leaseEnd, literal, noting, ONLY_MAIL_IS_LEFT, timesTold } from './order-expressions.js'

// What these pipelines do is what the functions in domain/order/mail-claims.ts and mail-amendments.ts do; one contract
// holds both to it.

export const mailClaim = (id: OrderId, claim: MailClaim, deed: Deed): Statement => ({
  q: {
    _id: id,
    $or: [{ 'mail.state': 'due' }, { 'mail.state': 'claimed', $expr: { $lte: ['$mail.leaseUntil', '$$NOW'] } }],
  },
  u: [
    {
      $set: {
        mail: {
          $mergeObjects: [
            literal({ state: 'claimed', token: claim.token }),
            {
              attempts: { $add: ['$mail.attempts', 1] },
              postponed: '$mail.postponed',
              leaseUntil: leaseEnd(claim),
            },
          ],
        },
        dueAt: { $cond: [ONLY_MAIL_IS_LEFT, leaseEnd(claim), '$dueAt'] },
        ...noting({ ...deed, what: 'MailUnanswered' }, { $eq: ['$mail.state', 'claimed'] }),
      },
    },
  ],
})

/** What became of a mail, if it is that of the claim. */
export const mailMark = ({ token, outcome, deed }: NonNullable<Marks['mail']>): Document => {
  const isOwn = { $and: [{ $eq: ['$mail.state', 'claimed'] }, { $eq: ['$mail.token', literal(token)] }] }
  const changes = changesBy(outcome, deed)
  return Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [field, { $cond: [isOwn, value, `$${field}`] }]),
  )
}

const changesBy = (outcome: MailOutcome, deed: Deed): Document => {
  switch (outcome.type) {
    case 'Sent':
      return {
        mail: { state: 'sent', attempts: '$mail.attempts', messageId: literal(outcome.messageId) },
        ...noting({ ...deed, what: 'MailSent' }),
      }
    case 'GivenUp':
      return {
        mail: { state: 'dead', attempts: '$mail.attempts', reason: literal(outcome.reason) },
        ...noting({ ...deed, what: 'MailGivenUp', why: outcome.reason }),
      }
    case 'Withheld':
      return {
        mail: { state: 'withheld', reason: literal(outcome.reason) },
        ...noting({ ...deed, what: 'MailWithheld', why: outcome.reason }),
      }
    case 'Postponed':
      return {
        mail: {
          state: 'due',
          attempts: { $subtract: ['$mail.attempts', 1] },
          postponed: { $add: ['$mail.postponed', 1] },
        },
        dueAt: { $cond: [ONLY_MAIL_IS_LEFT, new Date(outcome.dueAt), '$dueAt'] },
        ...noting({ ...deed, what: 'MailPostponed', why: outcome.reason }),
      }
  }
}

const asSeen = (seen: OrderProgress): Document => ({
  _id: seen.order.id,
  status: seen.order.status,
  'mail.state': seen.mail.state,
  $expr: { $eq: [timesTold(['MailDueAgain', 'MailAddressChanged']), amendments(seen)] },
})

export const mailDueAgain = (seen: OrderProgress, deed: Deed): Statement => ({
  q: asSeen(seen),
  u: {
    $set: { mail: { state: 'due', attempts: 0, postponed: 0 }, dueAt: new Date(deed.at) },
    $push: { history: historyDocument({ ...deed, what: 'MailDueAgain' }) },
  },
})

export const mailReaddressed = (seen: OrderProgress, mailTo: Email, deed: Deed): Statement => ({
  q: asSeen(seen),
  u: {
    $set: { mailTo, mailToVouched: true },
    $push: { history: historyDocument({ ...deed, what: 'MailAddressChanged' }) },
  },
})
