import type { ClaimToken, EventId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { OrderEvent, OrderPlaced, OutcomeEvent, Performer } from './order-events.js'
import { historyOf, type HistoryEntry } from './order-history.js'
import { isDecided, type Order, type OrderDecision } from './order.js'

/** `attempts` counts those claims after which the mail may have been sent. */
export type MailProgress =
  | Readonly<{ state: 'none' }>
  | Readonly<{ state: 'due'; attempts: number; postponed: number }>
  | Readonly<{ state: 'claimed'; attempts: number; postponed: number; token: ClaimToken; leaseUntil: Instant }>
  | Readonly<{ state: 'sent'; attempts: number; messageId: string }>
  | Readonly<{ state: 'dead'; attempts: number; reason: string }>

/** An order with everything that is still to be done for it; `dueAt` is when somebody must look, absent when nothing is left. */
export type OrderProgress = Readonly<{
  order: Order
  outbox: readonly OrderEvent[]
  stock: 'held' | 'due' | 'done'
  mail: MailProgress
  requeues: number
  dueAt?: Instant
  history: readonly HistoryEntry[]
}>

/** What became of a claimed mail. Nothing at all, and the claim runs out: nobody knows whether it was sent. */
export type MailOutcome =
  | Readonly<{ type: 'Sent'; messageId: string }>
  | Readonly<{ type: 'GivenUp'; reason: string }>
  | Readonly<{ type: 'Postponed'; dueAt: Instant }>

export const begun = ({ order, event }: OrderDecision<OrderPlaced>, dueAt: Instant): OrderProgress => ({
  order,
  outbox: [event],
  stock: 'held',
  mail: { state: 'none' },
  requeues: 0,
  dueAt,
  history: [historyOf(event)],
})

/** `announce`: whether the outcome is for other systems to hear, so that it goes into the outbox. */
export const decided = (
  progress: OrderProgress,
  { order, event }: OrderDecision<OutcomeEvent>,
  { announce, dueAt }: Readonly<{ announce: boolean; dueAt: Instant }>,
): OrderProgress => ({
  ...progress,
  order,
  outbox: announce ? [event] : [],
  stock: 'due',
  mail: { state: 'due', attempts: 0, postponed: 0 },
  dueAt,
  history: [...progress.history, historyOf(event)],
})

/** `dueAt` is when a still undecided order is looked at again; a decided one keeps its own. */
export const published = (progress: OrderProgress, events: readonly EventId[], dueAt: Instant): OrderProgress =>
  settled({
    ...progress,
    outbox: progress.outbox.filter(event => !events.includes(event.id)),
    ...(isDecided(progress.order) ? {} : { dueAt }),
  })

export const putBack = (progress: OrderProgress, event: OrderPlaced, dueAt: Instant): OrderProgress => ({
  ...progress,
  outbox: [event],
  requeues: progress.requeues + 1,
  dueAt,
  history: [...progress.history, { at: event.occurredAt, what: 'PutBack', by: event.by }],
})

/** A mail may be claimed when it is due, or when an earlier claim on it has run out. */
export const mayClaimMail = ({ mail }: OrderProgress, now: Instant): boolean =>
  mail.state === 'due' || (mail.state === 'claimed' && mail.leaseUntil <= now)

export const mailClaimed = (progress: OrderProgress, token: ClaimToken, leaseUntil: Instant): OrderProgress => {
  const { mail } = progress
  if (mail.state !== 'due' && mail.state !== 'claimed') return progress
  const { attempts, postponed } = mail
  return { ...progress, mail: { state: 'claimed', attempts: attempts + 1, postponed, token, leaseUntil } }
}

/** Only who holds the claim may say what became of the mail. */
export const mailDone = (
  progress: OrderProgress,
  token: ClaimToken,
  outcome: MailOutcome,
  { at, by }: Readonly<{ at: Instant; by: Performer }>,
): OrderProgress => {
  const { mail, history } = progress
  if (mail.state !== 'claimed' || mail.token !== token) return progress
  const { attempts, postponed } = mail
  switch (outcome.type) {
    case 'Sent':
      return settled({
        ...progress,
        mail: { state: 'sent', attempts, messageId: outcome.messageId },
        history: [...history, { at, what: 'MailSent', by }],
      })
    case 'GivenUp':
      return settled({
        ...progress,
        mail: { state: 'dead', attempts, reason: outcome.reason },
        history: [...history, { at, what: 'MailGivenUp', by, why: outcome.reason }],
      })
    case 'Postponed':
      return {
        ...progress,
        mail: { state: 'due', attempts: attempts - 1, postponed: postponed + 1 },
        dueAt: outcome.dueAt,
      }
  }
}

export const stockDone = (progress: OrderProgress): OrderProgress =>
  progress.stock === 'due' ? settled({ ...progress, stock: 'done' }) : progress

const settled = (progress: OrderProgress): OrderProgress => {
  const { order, outbox, stock, mail } = progress
  const mailIsOver = mail.state === 'sent' || mail.state === 'dead'
  if (!isDecided(order) || outbox.length > 0 || stock !== 'done' || !mailIsOver) return progress
  const { dueAt: _nothingLeft, ...rest } = progress
  return rest
}
