import { ok, okAsync, safeTry, type ResultAsync } from 'neverthrow'
import { cancel, type Order } from '../../domain/order/order.js'
import type { StaleOrder } from '../errors.js'
import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders } from '../ports/driven/due-orders.js'
import type { EventPublisher } from '../ports/driven/event-publisher.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { OrderCache } from '../ports/driven/order-cache.js'
import type { OrderRepository } from '../ports/driven/order-repository.js'
import type { StockLedger } from '../ports/driven/stock-ledger.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { CancelOrder, CancelOrderError } from '../ports/driving/cancel-order.js'
import type { PublishEvents } from '../steps/publish-events.js'
import { retryingStale } from '../steps/retrying-stale.js'
import { settleStock } from '../steps/settle-stock.js'

type Dependencies = Readonly<{
  orders: OrderRepository
  dueOrders: DueOrders
  stock: StockLedger
  cache: OrderCache
  publisher: EventPublisher
  publishEvents: PublishEvents
  background: BackgroundTasks
  ids: IdSource
  clock: Clock
  telemetry: Telemetry
}>

/** The stock goes back at once; the mail is left to the workers, so that no request waits for it. */
export const cancelOrder = (dependencies: Dependencies): CancelOrder => {
  const { orders, publisher, publishEvents, background, ids, clock, telemetry } = dependencies
  const release = releaseStock(dependencies)

  return ({ orderId, by, reason }) =>
    retryingStale(() =>
      safeTry<Order, CancelOrderError | StaleOrder>(async function* () {
        const order = yield* orders.visibleTo(by, orderId)
        if (order.status === 'Cancelled') return ok(order)

        const at = clock.now()
        const decision = yield* cancel(order, reason, {
          eventId: ids.eventId(),
          at,
          by: { userId: by.userId, role: by.role },
        })
        const announce = publisher.announcesOutcomes
        yield* orders.save(decision, { announce, dueAt: at })
        telemetry.note({ type: 'OrderCancelled', orderId })

        if (announce) background.run('publish', () => publishEvents(orderId, [decision.event]))
        yield* release(decision.order)
        return ok(decision.order)
      }),
    )
}

// The order is cancelled whatever comes of this: what cannot be done now is due, and the reconciler does it.
const releaseStock =
  ({ dueOrders, stock, cache }: Dependencies) =>
  (order: Order): ResultAsync<void, never> =>
    settleStock(stock)(order)
      .andThen(() => dueOrders.mark(order.id, { stock: 'done' }))
      .orElse(() => okAsync(undefined))
      .andThen(() => cache.put(order))
