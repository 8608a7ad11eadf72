import { err, ok, type Result } from 'neverthrow'
import type { Email } from '../account/credentials.js'
import type { OrderId, UserId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { AmountTooLarge, MixedCurrencies, Money } from '../shared/money.js'
import type { NonEmpty } from '../shared/non-empty.js'
import type { OrderAlreadyDecided, OrderFailure } from './order-errors.js'
import type { Occasion, OrderEvent, OrderPlaced, OutcomeEvent } from './order-events.js'
import { mayBecome, type DecidedStatus, type OrderStatus } from './order-lifecycle.js'
import { totalOf, type OrderLine } from './order-line.js'

/** `version` counts changes of status, from 1: ETags, waiting and the cache go by it. */
export type Order = Readonly<{
  id: OrderId
  userId: UserId
  status: OrderStatus
  version: number
  lines: NonEmpty<OrderLine>
  total: Money
  mailTo: Email
  /** That the mail may go there is an administrator's word. */
  mailToVouched?: true
  failure?: OrderFailure
  createdAt: Instant
  updatedAt: Instant
}>

/** The next state and what happened, together, so that neither can be forgotten. */
export type OrderDecision<Event extends OrderEvent = OrderEvent> = Readonly<{ order: Order; event: Event }>

export type NewOrder = Readonly<{ id: OrderId; userId: UserId; mailTo: Email; lines: NonEmpty<OrderLine> }>

export const place = (
  { id, userId, mailTo, lines }: NewOrder,
  { eventId, at, by }: Occasion,
): Result<OrderDecision<OrderPlaced>, AmountTooLarge | MixedCurrencies> =>
  totalOf(lines).map(total => ({
    order: { id, userId, mailTo, lines, total, status: 'Pending', version: 1, createdAt: at, updatedAt: at },
    event: { type: 'OrderPlaced', id: eventId, orderId: id, occurredAt: at, by },
  }))

/** Decides a Pending order: Failed if there is a failure, else Processed. */
export const decide = (
  order: Order,
  failure: OrderFailure | undefined,
  occasion: Occasion,
): Result<OrderDecision<OutcomeEvent>, OrderAlreadyDecided> =>
  failure
    ? become(order, 'Failed', { ...eventOf('OrderFailed', order, occasion), failure }).map(decision => ({
        ...decision,
        order: { ...decision.order, failure },
      }))
    : become(order, 'Processed', eventOf('OrderProcessed', order, occasion))

/** Cancels a Pending order. */
export const cancel = (
  order: Order,
  reason: string | undefined,
  occasion: Occasion,
): Result<OrderDecision<OutcomeEvent>, OrderAlreadyDecided> =>
  become(order, 'Cancelled', {
    ...eventOf('OrderCancelled', order, occasion),
    ...(reason === undefined ? {} : { reason }),
  })

/** The order as its client was first told of it, whatever became of it since: a repeat gets the same bytes. */
export const asPlaced = ({ failure: _decidedLater, ...order }: Order): Order => ({
  ...order,
  status: 'Pending',
  version: 1,
  updatedAt: order.createdAt,
})

export const isDecided = <T extends { status: OrderStatus }>(order: T): order is T & { status: DecidedStatus } =>
  order.status !== 'Pending'

/** Whether the decision was made on the order as it is: neither its status nor where its mail goes has changed since. */
export const isDecisionOn = ({ version, mailTo, mailToVouched }: Order, { order: next }: OrderDecision): boolean =>
  next.version === version + 1 && next.mailTo === mailTo && next.mailToVouched === mailToVouched

const eventOf = <Type extends OrderEvent['type']>(type: Type, order: Order, { eventId, at, by }: Occasion) => ({
  type,
  id: eventId,
  orderId: order.id,
  occurredAt: at,
  by,
})

const become = (
  order: Order,
  status: DecidedStatus,
  event: OutcomeEvent,
): Result<OrderDecision<OutcomeEvent>, OrderAlreadyDecided> =>
  mayBecome(order.status, status)
    ? ok({ order: { ...order, status, version: order.version + 1, updatedAt: event.occurredAt }, event })
    : err({ type: 'OrderAlreadyDecided', status: order.status as DecidedStatus })
