import type { Document } from 'mongodb'
import type { Marks } from '../../../application/ports/driven/due-orders.js'
import type { MailClaim, SaveOptions } from '../../../application/ports/driven/order-repository.js'
import type { OrderPlaced, OutcomeEvent } from '../../../domain/order/order-events.js'
import { historyOf, type HistoryEntry } from '../../../domain/order/order-history.js'
import type { MailOutcome } from '../../../domain/order/order-progress.js'
import type { OrderDecision } from '../../../domain/order/order.js'
import type { EventId, OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { DECIDED_STATUSES } from './documents/order-document.js'
import { eventDocument, historyDocument } from './documents/order-mapping.js'
import type { Statement } from './mongo-calls.js'

// What these pipelines do is what the functions in domain/order/order-progress.ts do; one contract holds both to it.

/** A value as it is: what people wrote may look like a field path or an operator. */
const literal = (value: unknown): Document => ({ $literal: value })

const NOTHING_TO_PUBLISH = { $eq: ['$outbox', []] }
const ONLY_MAIL_IS_LEFT = { $and: [NOTHING_TO_PUBLISH, { $eq: ['$stock', 'done'] }] }
const NOTHING_IS_LEFT = { $and: [ONLY_MAIL_IS_LEFT, { $in: ['$mail.state', ['sent', 'dead', 'withheld']] }] }
const SETTLED = { $set: { dueAt: { $cond: [NOTHING_IS_LEFT, '$$REMOVE', '$dueAt'] } } }

const withHistory = (entry: HistoryEntry) => ({ $concatArrays: ['$history', [literal(historyDocument(entry))]] })

/** When the lease ends, by the server's clock. */
const leaseEnd = ({ leaseMs }: MailClaim) => ({ $add: ['$$NOW', leaseMs] })

export const decision = (
  { order, event }: OrderDecision<OutcomeEvent>,
  { announce, dueAt, claim }: SaveOptions,
  decidedBy: string,
): Statement => ({
  q: { _id: order.id, status: 'Pending', version: order.version - 1 },
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
        history: withHistory(historyOf(event)),
        decidedBy,
      },
    },
  ],
})

export const publication = (id: OrderId, events: readonly EventId[], dueAt: Instant): Statement => ({
  q: { _id: id, 'outbox.id': { $in: events } },
  u: [
    {
      $set: {
        outbox: {
          $filter: { input: '$outbox', as: 'event', cond: { $not: { $in: ['$$event.id', literal(events)] } } },
        },
        dueAt: { $cond: [{ $eq: ['$status', 'Pending'] }, new Date(dueAt), '$dueAt'] },
      },
    },
    SETTLED,
  ],
})

export const puttingBack = (id: OrderId, event: OrderPlaced, requeues: number, dueAt: Instant): Statement => ({
  q: { _id: id, status: 'Pending', outbox: { $size: 0 }, requeues },
  u: {
    $set: { outbox: [eventDocument(event)], dueAt: new Date(dueAt) },
    $inc: { requeues: 1 },
    $push: { history: historyDocument({ at: event.occurredAt, what: 'PutBack', by: event.by }) },
  },
})

export const mailClaim = (id: OrderId, claim: MailClaim): Statement => ({
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
      },
    },
  ],
})

export const marking = (id: OrderId, { stock, mail }: Marks): Statement => ({
  q: { _id: id, status: { $in: DECIDED_STATUSES } },
  u: [...(stock ? [{ $set: { stock } }] : []), ...(mail ? [{ $set: mailMark(mail) }] : []), SETTLED],
})

export const mailDueAgain = (id: OrderId, { at, by }: Pick<HistoryEntry, 'at' | 'by'>): Statement => ({
  q: { _id: id, 'mail.state': 'dead' },
  u: {
    $set: { mail: { state: 'due', attempts: 0, postponed: 0 }, dueAt: new Date(at) },
    $push: { history: historyDocument({ at, by, what: 'MailDueAgain' }) },
  },
})

const mailMark = ({ token, outcome, at, by }: NonNullable<Marks['mail']>): Document => {
  const isOwn = { $and: [{ $eq: ['$mail.state', 'claimed'] }, { $eq: ['$mail.token', literal(token)] }] }
  const changes = changesBy(outcome, { at, by })
  return Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [field, { $cond: [isOwn, value, `$${field}`] }]),
  )
}

const changesBy = (outcome: MailOutcome, { at, by }: Pick<HistoryEntry, 'at' | 'by'>): Document => {
  switch (outcome.type) {
    case 'Sent':
      return {
        mail: { state: 'sent', attempts: '$mail.attempts', messageId: literal(outcome.messageId) },
        history: withHistory({ at, by, what: 'MailSent' }),
      }
    case 'GivenUp':
      return {
        mail: { state: 'dead', attempts: '$mail.attempts', reason: literal(outcome.reason) },
        history: withHistory({ at, by, what: 'MailGivenUp', why: outcome.reason }),
      }
    case 'Withheld':
      return {
        mail: { state: 'withheld', reason: literal(outcome.reason) },
        history: withHistory({ at, by, what: 'MailWithheld', why: outcome.reason }),
      }
    case 'Postponed':
      return {
        mail: {
          state: 'due',
          attempts: { $subtract: ['$mail.attempts', 1] },
          postponed: { $add: ['$mail.postponed', 1] },
        },
        dueAt: { $cond: [ONLY_MAIL_IS_LEFT, new Date(outcome.dueAt), '$dueAt'] },
      }
  }
}
