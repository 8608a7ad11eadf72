import type { ResultAsync } from 'neverthrow'
import type { OrderEvent } from '../../../domain/order/order-events.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** OrderPlaced goes to the work queue, outcomes go to a queue for other systems, if there is one. At least once, in no order. */
export interface EventPublisher {
  /** Whether outcome events have a queue to go to. */
  readonly announcesOutcomes: boolean
  publish(event: OrderEvent): ResultAsync<void, Unavailable | OutcomeUnknown>
}
