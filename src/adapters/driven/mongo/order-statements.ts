import type { Marks } from '../../../application/ports/driven/due-orders.js'
import type { SaveOptions } from '../../../application/ports/driven/order-repository.js'
import type { OrderPlaced, OutcomeEvent } from '../../../domain/order/order-events.js'
import { historyOf, TOLD_OF_EACH, type Deed } from '../../../domain/order/order-history.js'
import type { OrderDecision } from '../../../domain/order/order.js'
import type { EventId, OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { DECIDED_STATUSES } from './documents/order-document.js'
import { eventDocument, historyDocument } from './documents/order-mapping.js'
import { mailMark } from './mail-statements.js'
import type { Statement } from './mongo-calls.js'
import { leaseEnd, literal, noting, ONLY_MAIL_IS_LEFT } from './order-expressions.js'

// What these do is what the functions in domain/order/order-progress.ts do; one contract holds both to it.

const NOTHING_IS_LEFT = { $and: [ONLY_MAIL_IS_LEFT, { $in: ['$mail.state', ['sent', 'dead', 'withheld']] }] }
const ABSENT = { $exists: false }
const SETTLED = { $set: { dueAt: { $cond: [NOTHING_IS_LEFT, '$$REMOVE', '$dueAt'] } } }

export const deciding = (
  { order, event }: OrderDecision<OutcomeEvent>,
  { announce, dueAt, claim }: SaveOptions,
  decidedBy: string,
): Statement => ({
  q: {
    _id: order.id,
    status: 'Pending',
    version: order.version - 1,
    mailTo: order.mailTo,
    mailToVouched: order.mailToVouched ?? ABSENT,
  },
  u: [
    {
      $set: {
        status: order.status,
        version: order.version,
        updatedAt: new Date(order.updatedAt),
        ...(order.failure ? { failure: literal(order.failure) } : {}),
        outbox: literal(announce ? [eventDocument(event)] : []),
        stock: 'due',
        // Merged, for a plain document would be merged into what is there.
        mail: claim
          ? {
              $mergeObjects: [
                literal({ state: 'claimed', attempts: 1, postponed: 0, token: claim.token }),
                { leaseUntil: leaseEnd(claim) },
              ],
            }
          : literal({ state: 'due', attempts: 0, postponed: 0 }),
        dueAt: new Date(dueAt),
        history: { $concatArrays: ['$history', [literal(historyDocument(historyOf(event)))]] },
        decidedBy,
      },
    },
  ],
})

export const publishing = (
  id: OrderId,
  events: readonly EventId[],
  dueAt: Instant,
  late: Deed | undefined,
): Statement => ({
  q: { _id: id, 'outbox.id': { $in: events } },
  u: [
    {
      $set: {
        outbox: {
          $filter: { input: '$outbox', as: 'event', cond: { $not: { $in: ['$$event.id', literal(events)] } } },
        },
        dueAt: { $cond: [{ $eq: ['$status', 'Pending'] }, new Date(dueAt), '$dueAt'] },
        ...(late ? noting({ ...late, what: 'PublishedLate' }) : {}),
      },
    },
    SETTLED,
  ],
})

export const puttingBack = (id: OrderId, event: OrderPlaced, requeues: number, dueAt: Instant): Statement => ({
  q: { _id: id, status: 'Pending', outbox: { $size: 0 }, requeues },
  u: [
    {
      $set: {
        outbox: literal([eventDocument(event)]),
        dueAt: new Date(dueAt),
        requeues: { $add: ['$requeues', 1] },
        ...noting({ at: event.occurredAt, what: 'PutBack', by: event.by }),
      },
    },
  ],
})

/** What `finishing` does where it does not match, and all other marks. */
export const marking = (id: OrderId, { stock, stockLate, mail }: Marks): Statement => ({
  q: { _id: id, status: { $in: DECIDED_STATUSES } },
  u: [
    ...(stockLate ? [{ $set: noting({ ...stockLate, what: 'StockSettledLate' }, { $eq: ['$stock', 'due'] }) }] : []),
    ...(stock ? [{ $set: { stock } }] : []),
    ...(mail ? [{ $set: mailMark(mail) }] : []),
    SETTLED,
  ],
})

/**
 * The ordinary end of an order, for a third less of the database's time: its stock is done and its mail sent, and nothing
 * is left. Matches only if that is so, the claim on the mail holds, and the history has room for one step more of any
 * kind; else `marking` has to be sent, and may be sent after it in any case.
 */
export const finishing = (id: OrderId, { stock, stockLate, mail }: Marks): Statement | undefined => {
  if (!stock || stockLate || mail?.outcome.type !== 'Sent') return undefined
  const { token, outcome, deed } = mail
  return {
    // A mail is claimed only of an order that is decided.
    q: {
      _id: id,
      outbox: { $size: 0 },
      'mail.state': 'claimed',
      'mail.token': token,
      [`history.${TOLD_OF_EACH - 1}`]: ABSENT,
    },
    u: {
      $set: { stock, 'mail.state': 'sent', 'mail.messageId': outcome.messageId },
      $unset: { 'mail.token': '', 'mail.leaseUntil': '', 'mail.postponed': '', dueAt: '' },
      $push: { history: historyDocument({ ...deed, what: 'MailSent' }) },
    },
  }
}
