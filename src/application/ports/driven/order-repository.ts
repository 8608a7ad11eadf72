import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { IdDecision, Refused } from '../../../domain/order/id-decision.js'
import type { OrderPlaced, OutcomeEvent } from '../../../domain/order/order-events.js'
import type { Order, OrderDecision } from '../../../domain/order/order.js'
import type { ClaimToken, OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OrderNotFound, OutcomeUnknown, StaleOrder, Unavailable } from '../../errors.js'

/** What the id is now; `fresh` when this very call made it so. */
export type Recorded = Readonly<{ decision: IdDecision; fresh: boolean }>
export type MailClaim = Readonly<{ token: ClaimToken; leaseMs: number }>
export type SaveOptions = Readonly<{
  /** Whether the event goes into the outbox, for other systems. */
  announce: boolean
  /** When others look at what is still to be done. */
  dueAt: Instant
  /** Claims the mail in the same step; without it the mail is due for anybody. */
  claim?: MailClaim
}>

/**
 * The orders. The first document under an id decides that id for ever: `record`, `refuse` and `abandon` MUST insert or
 * answer what is there already, and nothing ever replaces or removes an order.
 */
export interface OrderRepository {
  decisionOf(id: OrderId): ResultAsync<IdDecision | undefined, Unavailable>

  /** The commit point: state and event in one atomic step. MUST answer `OutcomeUnknown` unless it knows. */
  record(placed: OrderDecision<OrderPlaced>, dueAt: Instant): ResultAsync<Recorded, Unavailable | OutcomeUnknown>
  refuse(id: OrderId, refusal: Omit<Refused, 'type'>): ResultAsync<Recorded, Unavailable | OutcomeUnknown>
  /** MUST be kept for ever if the id is made from a key, for else the key could make a second order. */
  abandon(id: OrderId): ResultAsync<Recorded, Unavailable | OutcomeUnknown>

  /** The order if the actor may see it. Somebody else's MUST answer like one that does not exist. */
  visibleTo(actor: Actor, id: OrderId): ResultAsync<Order, OrderNotFound | Unavailable>

  /**
   * Stores the decision, its event, its history and the mail's claim in one atomic step, and takes OrderPlaced out of the
   * outbox, as `decided` and `mailClaimed` in the domain tell it. MUST answer `StaleOrder`, and change nothing, when the
   * stored version, or where the mail goes, is not what the decision was made on.
   */
  save(
    decision: OrderDecision<OutcomeEvent>,
    options: SaveOptions,
  ): ResultAsync<void, StaleOrder | Unavailable | OutcomeUnknown>
}
