import { ok, ResultAsync, safeTry } from 'neverthrow'
import type { Clock } from '../ports/driven/clock.js'
import type { EventPublisher } from '../ports/driven/event-publisher.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { PendingOrder, PendingOrders } from '../ports/driven/pending-orders.js'
import type { RecallOrders } from '../ports/driving/recall-orders.js'

type Dependencies = Readonly<{ pendingOrders: PendingOrders; publisher: EventPublisher; ids: IdSource; clock: Clock }>

const PAGE = 200

export const recallOrders = ({ pendingOrders, publisher, ids, clock }: Dependencies): RecallOrders => {
  const publish = ({ orderId }: PendingOrder) =>
    publisher.publish({
      type: 'OrderPlaced',
      id: ids.eventId(),
      orderId,
      occurredAt: clock.now(),
      by: { role: 'reconciler' },
    })

  return () =>
    safeTry(async function* () {
      // What is placed from now on has its own message, and would keep the list from ending.
      const began = clock.now()
      let orders = 0
      let last: PendingOrder | undefined
      do {
        const page: readonly PendingOrder[] = yield* pendingOrders.list(PAGE, last)
        const left = page.filter(({ placedAt }) => placedAt <= began)
        yield* ResultAsync.combine(left.map(publish))
        orders += left.length
        last = left.at(-1)
      } while (last)
      return ok({ orders })
    })
}
