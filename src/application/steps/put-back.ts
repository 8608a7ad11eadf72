import { ok, safeTry, type ResultAsync } from 'neverthrow'
import type { OrderPlaced } from '../../domain/order/order-events.js'
import { putBack as withEventPutBack, type OrderProgress } from '../../domain/order/order-progress.js'
import { ALARMING_REQUEUES, type OrderSchedule } from '../../domain/order/order-schedule.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders } from '../ports/driven/due-orders.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { Telemetry } from '../ports/driven/telemetry.js'

type Dependencies = Readonly<{
  dueOrders: DueOrders
  ids: IdSource
  clock: Clock
  schedule: OrderSchedule
  telemetry: Telemetry
}>

/** A published order that no worker decided in time goes into the outbox again, under a fresh event id. */
export const putBack =
  ({ dueOrders, ids, clock, schedule, telemetry }: Dependencies) =>
  (progress: OrderProgress): ResultAsync<{ progress: OrderProgress }, Unavailable | OutcomeUnknown> =>
    safeTry(async function* () {
      const { order, requeues } = progress
      const [orderId, at] = [order.id, clock.now()]
      const event: OrderPlaced = {
        type: 'OrderPlaced',
        id: ids.eventId(),
        orderId,
        occurredAt: at,
        by: { role: 'reconciler' },
      }
      const dueAt = schedule.afterPlacing(at)
      yield* dueOrders.putBack(orderId, event, { requeues }, dueAt)

      telemetry.note({ type: 'Repaired', kind: 'PutBack', orderId })
      if (requeues + 1 >= ALARMING_REQUEUES) telemetry.note({ type: 'Alarm', kind: 'OrderStuck', orderId })
      return ok({ progress: withEventPutBack(progress, event, dueAt) })
    })

export type PutBack = ReturnType<typeof putBack>
