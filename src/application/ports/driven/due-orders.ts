import type { ResultAsync } from 'neverthrow'
import type { OrderPlaced } from '../../../domain/order/order-events.js'
import type { Deed } from '../../../domain/order/order-history.js'
import type { MailOutcome, OrderProgress } from '../../../domain/order/order-progress.js'
import type { ClaimToken, EventId, OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'
import type { MailClaim } from './order-repository.js'

export type Found = Readonly<{ type: 'Ordered'; progress: OrderProgress }> | Readonly<{ type: 'Refused' | 'Abandoned' }>
export type MailMark = Readonly<{ token: ClaimToken; outcome: MailOutcome }>
export type Marks = Readonly<{
  stock?: 'done'
  /** The stock was settled so late that it is a repair. */
  stockLate?: Deed
  mail?: MailMark & Readonly<{ deed: Deed }>
}>

/**
 * Orders as those see them who do what is due: by id alone, whoever owns them. Every write MUST be conditional on the part
 * it changes, change nothing else, and succeed without effect when that part has moved on. What it changes it MUST note in
 * the history, in the same step, as `noted` does.
 */
export interface DueOrders {
  find(id: OrderId): ResultAsync<Found | undefined, Unavailable>

  /**
   * Takes up to `limit` orders whose `dueAt` is not after `now`, oldest first, and puts each one's `dueAt` to `until`:
   * of several that ask at once, MUST give each order to one.
   */
  claimDue(now: Instant, until: Instant, limit: number): ResultAsync<readonly OrderId[], Unavailable>

  /** Takes the events out of the outbox; `dueAt` applies if the order is still Pending. `late`: it was a repair. */
  markPublished(
    id: OrderId,
    events: readonly EventId[],
    dueAt: Instant,
    late?: Deed,
  ): ResultAsync<void, Unavailable | OutcomeUnknown>

  /** Puts OrderPlaced into the empty outbox of a Pending order that has been put back `requeues` times. */
  putBack(
    id: OrderId,
    event: OrderPlaced,
    seen: Readonly<{ requeues: number }>,
    dueAt: Instant,
  ): ResultAsync<void, Unavailable | OutcomeUnknown>

  /**
   * Claims the mail if it is due, or the last claim has run out by the store's clock; answers whether it did. Puts `dueAt`
   * to the end of the claim once nothing but the mail is left to do. A claim that has run out is noted as unanswered.
   */
  claimMail(id: OrderId, claim: MailClaim, deed: Deed): ResultAsync<boolean, Unavailable | OutcomeUnknown>

  /**
   * Notes what has been done. What became of the mail counts only under the claim's own token; postponed, it
   * puts off `dueAt` only if nothing but the mail is left to do. When nothing is left to do, MUST unset `dueAt` in the same
   * step. MUST be tried again, for `within` ms if they are given, until it is known to be done: a mark that is lost is a
   * mail that is sent again.
   */
  mark(id: OrderId, marks: Marks, within?: number): ResultAsync<void, Unavailable | OutcomeUnknown>
}
