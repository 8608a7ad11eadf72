import type { ClaimToken, EventId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { OrderEvent, OrderPlaced, OutcomeEvent } from './order-events.js'
import { historyOf, noted, type Deed, type OrderHistory } from './order-history.js'
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
export type OrderProgress = OrderHistory &
  Readonly<{
    order: Order
    outbox: readonly OrderEvent[]
    stock: 'held' | 'due' | 'done'
    mail: MailProgress
    /** How often it was published and not decided in time. */
    requeues: number
    dueAt?: Instant
  }>

/** What became of a claimed mail. Nothing at all, and the claim runs out: nobody knows whether it was sent. */
export type MailOutcome =
  | Readonly<{ type: 'Sent'; messageId: string }>
  | Readonly<{ type: 'GivenUp'; reason: string }>
  | Readonly<{ type: 'Withheld'; reason: string }>
  | Readonly<{ type: 'Postponed'; reason: string; dueAt: Instant }>

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
): OrderProgress =>
  noted(
    {
      ...progress,
      order,
      outbox: announce ? [event] : [],
      stock: 'due',
      mail: { state: 'due', attempts: 0, postponed: 0 },
      dueAt,
    },
    historyOf(event),
  )

/** `dueAt` is when a still undecided order is looked at again; a decided one keeps its own. `late`: what makes it a repair. */
export const published = (
  progress: OrderProgress,
  events: readonly EventId[],
  dueAt: Instant,
  late?: Deed,
): OrderProgress => {
  const outbox = progress.outbox.filter(event => !events.includes(event.id))
  if (outbox.length === progress.outbox.length) return progress
  const next = settled({ ...progress, outbox, ...(isDecided(progress.order) ? {} : { dueAt }) })
  return late ? noted(next, { ...late, what: 'PublishedLate' }) : next
}

export const putBack = (progress: OrderProgress, event: OrderPlaced, dueAt: Instant): OrderProgress =>
  noted(
    { ...progress, outbox: [event], requeues: progress.requeues + 1, dueAt },
    { at: event.occurredAt, what: 'PutBack', by: event.by },
  )

/** `late`: what makes it a repair. */
export const stockDone = (progress: OrderProgress, late?: Deed): OrderProgress => {
  if (progress.stock !== 'due') return progress
  const next = settled({ ...progress, stock: 'done' })
  return late ? noted(next, { ...late, what: 'StockSettledLate' }) : next
}

const onlyMailIsLeft = ({ outbox, stock }: OrderProgress): boolean => outbox.length === 0 && stock === 'done'

/** The mail may wait, but nothing else has to wait for it. */
export const waiting = (progress: OrderProgress, dueAt: Instant): OrderProgress =>
  onlyMailIsLeft(progress) ? { ...progress, dueAt } : progress

/** Nobody looks again once nothing is left. */
export const settled = (progress: OrderProgress): OrderProgress => {
  const mailIsOver = ['sent', 'dead', 'withheld'].includes(progress.mail.state)
  const { dueAt: _nothingLeft, ...rest } = progress
  return mailIsOver && onlyMailIsLeft(progress) ? rest : progress
}
