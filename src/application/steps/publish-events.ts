import { okAsync, ResultAsync } from 'neverthrow'
import type { OrderEvent } from '../../domain/order/order-events.js'
import type { Deed } from '../../domain/order/order-history.js'
import type { OrderSchedule } from '../../domain/order/order-schedule.js'
import type { OrderId } from '../../domain/shared/ids.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders } from '../ports/driven/due-orders.js'
import type { EventPublisher } from '../ports/driven/event-publisher.js'

type Dependencies = Readonly<{ publisher: EventPublisher; dueOrders: DueOrders; clock: Clock; schedule: OrderSchedule }>

/**
 * Publishes what the outbox holds, and only then takes it out: sent twice is harmless, not at all is not.
 * `requeues`: how often the order was put back, by which a Pending one waits longer for its worker; `late`: what makes it a
 * repair.
 */
export const publishEvents =
  ({ publisher, dueOrders, clock, schedule }: Dependencies) =>
  (
    orderId: OrderId,
    events: readonly OrderEvent[],
    requeues = 0,
    late?: Deed,
  ): ResultAsync<void, Unavailable | OutcomeUnknown> =>
    events.length === 0
      ? okAsync(undefined)
      : ResultAsync.combine(events.map(event => publisher.publish(event))).andThen(() =>
          dueOrders.markPublished(
            orderId,
            events.map(event => event.id),
            schedule.afterPublishing(clock.now(), requeues),
            late,
          ),
        )

export type PublishEvents = ReturnType<typeof publishEvents>
