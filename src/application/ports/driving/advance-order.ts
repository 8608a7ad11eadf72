import type { ResultAsync } from 'neverthrow'
import type { Advancer } from '../../../domain/order/order-due.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

export type AdvanceOrderCommand = Readonly<{ orderId: OrderId; who: Advancer }>
/** Nothing is recorded under the id: it may be so in a moment, so this is not the end of the message. */
export type OrderUnknown = Readonly<{ type: 'OrderUnknown' }>
/** All else that was due is done. What could not be published stays in the outbox, and `dueAt` has it published later. */
export type Unpublished = Readonly<{ type: 'Unpublished'; what: string }>
export type AdvanceOrderError = OrderUnknown | Unpublished | Unavailable | OutcomeUnknown

/**
 * Does whatever is due for the order: decide, sell or release its stock, publish, mail. Anybody may call it, at any time,
 * at once with others: each step is done once, the mail at least once.
 */
export type AdvanceOrder = (command: AdvanceOrderCommand) => ResultAsync<void, AdvanceOrderError>
