import type { ResultAsync } from 'neverthrow'
import type { Performer } from '../../../domain/order/order-events.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** A decided order whose mail was given up: refused for good, or tried too often without an answer. */
export type DeadMail = Readonly<{ orderId: OrderId; decidedAt: Instant; attempts: number; reason: string }>
/** No order under that id has a mail that was given up. */
export type DeadMailNotFound = Readonly<{ type: 'DeadMailNotFound' }>

/** The mails that were given up. */
export interface DeadMails {
  /** Those of the orders decided first come first, and of those decided at once by id. */
  list(limit: number): ResultAsync<readonly DeadMail[], Unavailable>
  /**
   * Has the mail due at `at`, as if it had never been tried, and says so in the history, in one atomic step. Answers whether it was dead: of several
   * that ask at once, MUST answer so to one, and change nothing else.
   */
  makeDue(id: OrderId, at: Instant, by: Performer): ResultAsync<boolean, Unavailable | OutcomeUnknown>
}
