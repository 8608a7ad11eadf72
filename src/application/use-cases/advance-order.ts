import { err, ok, safeTry, type ResultAsync } from 'neverthrow'
import { whatIsDue, type Advancer } from '../../domain/order/order-due.js'
import type { Deed } from '../../domain/order/order-history.js'
import type { OrderProgress } from '../../domain/order/order-progress.js'
import type { OrderSchedule } from '../../domain/order/order-schedule.js'
import type { Instant } from '../../domain/shared/instant.js'
import type { OutcomeUnknown, StaleOrder, Unavailable } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders, Marks } from '../ports/driven/due-orders.js'
import type { OrderCache } from '../ports/driven/order-cache.js'
import type { StockLedger } from '../ports/driven/stock-ledger.js'
import type { RepairKind, Telemetry } from '../ports/driven/telemetry.js'
import type { AdvanceOrder, AdvanceOrderError, OrderUnknown, Unpublished } from '../ports/driving/advance-order.js'
import type { Decided, DecideOrder } from '../steps/decide-order.js'
import type { MailCustomer } from '../steps/mail-customer.js'
import type { PublishEvents } from '../steps/publish-events.js'
import type { PutBack } from '../steps/put-back.js'
import { retryingStale } from '../steps/retrying-stale.js'
import { settleStock } from '../steps/settle-stock.js'

type Dependencies = Readonly<{
  dueOrders: DueOrders
  stock: StockLedger
  cache: OrderCache
  decideOrder: DecideOrder
  putBack: PutBack
  publishEvents: PublishEvents
  mailCustomer: MailCustomer
  clock: Clock
  schedule: OrderSchedule
  telemetry: Telemetry
}>
type Advancing = Readonly<{ who: Advancer; repairs: readonly RepairKind[] }>

const ORDER_UNKNOWN: OrderUnknown = { type: 'OrderUnknown' }

export const advanceOrder = (dependencies: Dependencies): AdvanceOrder => {
  const { dueOrders, decideOrder, putBack, clock, telemetry } = dependencies
  const doEffects = effects(dependencies)
  const repairsOf = repairsIn(dependencies)

  return ({ orderId, who }) =>
    retryingStale(() =>
      safeTry<void, AdvanceOrderError | StaleOrder>(async function* () {
        const found = yield* await dueOrders.find(orderId)
        if (!found) return err(ORDER_UNKNOWN)
        if (found.type !== 'Ordered') return ok(undefined)

        const { progress } = found
        const due = whatIsDue(progress, clock.now(), who)
        const advanced = due.decision
          ? yield* await decideOrder(progress)
          : due.putBack
            ? yield* await putBack(progress)
            : found
        const repairs = who === 'reconciler' ? repairsOf(progress, clock.now()) : []
        yield* await doEffects(advanced, { who, repairs })
        for (const kind of repairs) telemetry.note({ type: 'Repaired', kind, orderId })
        return ok(undefined)
      }),
    )
}

/** What one effect cannot do now does not keep the others from being done: all are tried, then the first trouble is told. */
const effects =
  ({ stock, cache, publishEvents, mailCustomer, clock }: Dependencies) =>
  (
    { progress, claim }: Decided,
    { who, repairs }: Advancing,
  ): ResultAsync<void, Unpublished | Unavailable | OutcomeUnknown> =>
    safeTry(async function* () {
      const { order, requeues } = progress
      const due = whatIsDue(progress, clock.now(), who)
      const deed = (): Deed => ({ at: clock.now(), by: { role: who } })
      const late = (repair: RepairKind): Deed | undefined => (repairs.includes(repair) ? deed() : undefined)

      const settled = due.stock === 'nothing' ? ok(undefined) : await settleStock(stock)(order)
      if (due.stock !== 'nothing') yield* await cache.put(order)
      const published = await publishEvents(order.id, due.publish, requeues, late('Published'))
      const mailed = await mailCustomer.attempt(progress, due.mail, who, claim)
      const mail = mailed.unwrapOr(undefined)

      const stockLate = late('StockSettled')
      const done: Marks = {
        ...(due.stock !== 'nothing' && settled.isOk() ? { stock: 'done', ...(stockLate ? { stockLate } : {}) } : {}),
        ...(mail ? { mail: { ...mail.mark, deed: deed() } } : {}),
      }
      if (done.stock || done.mail) yield* await mailCustomer.mark(order.id, done, mail)
      yield* settled
      yield* mailed
      yield* published.mapErr(({ what }): Unpublished => ({ type: 'Unpublished', what }))
      return ok(undefined)
    })

/** Which of the steps that are due the reconciler should not have found. The mail of an order just cancelled is none. */
const repairsIn =
  ({ schedule }: Dependencies) =>
  (before: OrderProgress, now: Instant): readonly RepairKind[] => {
    const { order, mail } = before
    const due = whatIsDue(before, now, 'reconciler')
    const late = order.status === 'Pending' || now >= schedule.afterDeciding(order.updatedAt)
    return [
      ...(late && due.publish.length > 0 ? ['Published' as const] : []),
      ...(late && due.stock !== 'nothing' ? ['StockSettled' as const] : []),
      ...(mail.state === 'claimed' && due.mail !== 'nothing' ? ['MailRetried' as const] : []),
    ]
  }
