import type { EventId, OrderId, UserId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { OrderFailure } from './order-errors.js'

/** Who did something to an order. */
export type Performer =
  Readonly<{ role: 'customer' | 'admin'; userId: UserId }> | Readonly<{ role: 'worker' | 'reconciler' | 'operator' }>

type Happened<Type extends string> = Readonly<{
  type: Type
  id: EventId
  orderId: OrderId
  occurredAt: Instant
  by: Performer
}>

export type OrderPlaced = Happened<'OrderPlaced'>
export type OrderProcessed = Happened<'OrderProcessed'>
export type OrderFailed = Happened<'OrderFailed'> & Readonly<{ failure: OrderFailure }>
export type OrderCancelled = Happened<'OrderCancelled'> & Readonly<{ reason?: string }>

/** What became of an order: what other systems are told. */
export type OutcomeEvent = OrderProcessed | OrderFailed | OrderCancelled
export type OrderEvent = OrderPlaced | OutcomeEvent

/** When something happened, under which id, and who did it: given to every command, for the domain knows no clock. */
export type Occasion = Readonly<{ eventId: EventId; at: Instant; by: Performer }>
