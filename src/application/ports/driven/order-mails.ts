import type { ResultAsync } from 'neverthrow'
import type { Email } from '../../../domain/account/credentials.js'
import type { Deed } from '../../../domain/order/order-history.js'
import type { OrderProgress } from '../../../domain/order/order-progress.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OrderNotFound, OutcomeUnknown, StaleOrder, Unavailable } from '../../errors.js'

type Saved = ResultAsync<void, StaleOrder | Unavailable | OutcomeUnknown>

/**
 * The mails of the orders as administrators see them: by id alone, whoever owns them. Both changes MUST be one atomic step
 * together with the history, and MUST answer `StaleOrder`, and change nothing, when the order has been decided since it was
 * `seen`, its mail has moved on, or somebody else has made one of these changes.
 */
export interface OrderMails {
  find(id: OrderId): ResultAsync<OrderProgress, OrderNotFound | Unavailable>
  /** Has the mail due at once, as if it had never been tried. */
  makeDue(seen: OrderProgress, deed: Deed): Saved
  /** Has the mail go to that address, on the word of who does it. */
  readdress(seen: OrderProgress, mailTo: Email, deed: Deed): Saved
}
