import type { Actor } from '../account/account.js'
import type { OrderId, UserId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import type { Sku } from '../shared/sku.js'
import type { OrderStatus } from './order-lifecycle.js'

/** Where an order stands in a list. Neither part of it ever changes, so no order moves while somebody turns the pages. */
export type OrderPosition = Readonly<{ createdAt: Instant; id: OrderId }>

/** By one of them: for both together there is no index (ADR 0013). */
export type OrderTrait = Readonly<{ status: OrderStatus }> | Readonly<{ sku: Sku }>

/** Which orders, newest first. */
export type OrderSelection = Readonly<{
  /** Whose; everybody's that the asker may see if absent. */
  userId?: UserId
  trait?: OrderTrait
  /** Placed then or later. */
  from?: Instant
  /** Placed earlier than that. */
  to?: Instant
  /** Only those that come after this one. */
  after?: OrderPosition
  /** The most on one page. */
  limit: number
}>

/** Whose orders are selected, as far as the actor may see them; undefined if everybody's. */
export const ownerSelected = (actor: Actor, { userId }: OrderSelection): UserId | undefined =>
  actor.role === 'admin' ? userId : actor.userId
