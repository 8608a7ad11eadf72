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
  | Readonly<{ state: 'withheld'; reason: string }>

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
  | Readonly<{ type: 'Withheld'; reason: string }>
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
export const published = (progress: OrderProgress, events: readonly EventId[], dueAt: Instant): OrderProgress => {
  const outbox = progress.outbox.filter(event => !events.includes(event.id))
  if (outbox.length === progress.outbox.length) return progress
  return settled({ ...progress, outbox, ...(isDecided(progress.order) ? {} : { dueAt }) })
}

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

/** Whoever asks makes sure that the mail may be claimed. The next look is when the claim runs out. */
export const mailClaimed = (progress: OrderProgress, token: ClaimToken, leaseUntil: Instant): OrderProgress => {
  const { mail } = progress
  if (mail.state !== 'due' && mail.state !== 'claimed') return progress
  const claimed = { ...mail, state: 'claimed', attempts: mail.attempts + 1, token, leaseUntil } as const
  return waiting({ ...progress, mail: claimed }, leaseUntil)
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
  const over = (mail: MailProgress, step: Pick<HistoryEntry, 'what' | 'why'>): OrderProgress =>
    settled({ ...progress, mail, history: [...history, { at, by, ...step }] })
  switch (outcome.type) {
    case 'Sent':
      return over({ state: 'sent', attempts, messageId: outcome.messageId }, { what: 'MailSent' })
    case 'GivenUp':
      return over({ state: 'dead', attempts, reason: outcome.reason }, { what: 'MailGivenUp', why: outcome.reason })
    case 'Withheld':
      return over({ state: 'withheld', reason: outcome.reason }, { what: 'MailWithheld', why: outcome.reason })
    case 'Postponed': {
      const due = { state: 'due', attempts: attempts - 1, postponed: postponed + 1 } as const
      return waiting({ ...progress, mail: due }, outcome.dueAt)
    }
  }
}

/** A mail that was given up is due at once, as if it had never been tried; any other stays as it is. */
export const mailDueAgain = (
  progress: OrderProgress,
  { at, by }: Readonly<{ at: Instant; by: Performer }>,
): OrderProgress =>
  progress.mail.state === 'dead'
    ? {
        ...progress,
        mail: { state: 'due', attempts: 0, postponed: 0 },
        dueAt: at,
        history: [...progress.history, { at, by, what: 'MailDueAgain' }],
      }
    : progress

export const stockDone = (progress: OrderProgress): OrderProgress =>
  progress.stock === 'due' ? settled({ ...progress, stock: 'done' }) : progress

const onlyMailIsLeft = ({ outbox, stock }: OrderProgress): boolean => outbox.length === 0 && stock === 'done'

// The mail may wait, but nothing else has to wait for it.
const waiting = (progress: OrderProgress, dueAt: Instant): OrderProgress =>
  onlyMailIsLeft(progress) ? { ...progress, dueAt } : progress

const settled = (progress: OrderProgress): OrderProgress => {
  const mailIsOver = ['sent', 'dead', 'withheld'].includes(progress.mail.state)
  const { dueAt: _nothingLeft, ...rest } = progress
  return mailIsOver && onlyMailIsLeft(progress) ? rest : progress
}
