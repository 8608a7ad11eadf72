import { err, errAsync, ok, okAsync, safeTry, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { IdDecision } from '../../domain/order/id-decision.js'
import { addUp, fingerprintOf, type OrderLine } from '../../domain/order/order-line.js'
import type { OrderPolicy } from '../../domain/order/order-policy.js'
import type { OrderSchedule } from '../../domain/order/order-schedule.js'
import { asPlaced, place } from '../../domain/order/order.js'
import type { OrderId } from '../../domain/shared/ids.js'
import type { NonEmpty } from '../../domain/shared/non-empty.js'
import { keyInUse, keyReused, outcomeUnknown, unauthenticated, unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { Catalogue } from '../ports/driven/catalogue.js'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { OrderCache } from '../ports/driven/order-cache.js'
import type { OrderRepository, Recorded } from '../ports/driven/order-repository.js'
import type { StockHold, StockLedger } from '../ports/driven/stock-ledger.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { PlacedOrder, PlaceOrder, PlaceOrderError } from '../ports/driving/place-order.js'
import { proposeLines } from '../steps/propose-lines.js'
import type { PublishEvents } from '../steps/publish-events.js'
import { tidyHolds } from '../steps/tidy-holds.js'

type Dependencies = Readonly<{
  orders: OrderRepository
  stock: StockLedger
  catalogue: Catalogue
  accounts: AccountRepository
  cache: OrderCache
  publishEvents: PublishEvents
  background: BackgroundTasks
  ids: IdSource
  clock: Clock
  policy: OrderPolicy
  schedule: OrderSchedule
  telemetry: Telemetry
}>
/** `generation` counts the ids of the key that were abandoned; `taken` are holds of ours under this id from earlier tries. */
type Attempt = Readonly<{ generation: number; tries: number; taken: readonly StockHold[] }>

const FIRST: Attempt = { generation: 0, tries: 0, taken: [] }
const MAX_TRIES = 3

export const placeOrder = (dependencies: Dependencies): PlaceOrder => {
  const { orders, stock, accounts, ids } = dependencies
  const propose = proposeLines(dependencies.catalogue, dependencies.policy)
  const tidy = tidyHolds(stock)
  const record = recordOrder(dependencies)

  return ({ by, items, key }) =>
    addUp(items).asyncAndThen(wanted => {
      const fingerprint = fingerprintOf(wanted)

      const attempt = ({ generation, tries, taken }: Attempt): ResultAsync<PlacedOrder, PlaceOrderError> =>
        safeTry<PlacedOrder, PlaceOrderError>(async function* () {
          const id = key ? ids.orderIdOf(by.userId, key, generation) : ids.freshOrderId()
          const earlier = key && (yield* await orders.decisionOf(id))
          if (earlier) return tidy(id, taken, earlier).andThen(() => answerBy(earlier, true, generation))

          const customer = yield* await accounts.byId(by.userId)
          if (!customer) return err(unauthenticated)
          const proposed = await (tries === 0 ? propose.cached(wanted) : propose.current(wanted))
          if (proposed.isErr()) return giveUp(id, taken, proposed.error, generation)
          const lines = proposed.value
          const holding = yield* await stock.hold(id, lines)
          const holds = [...taken, ...holding.taken]
          const settle = ({ decision, fresh }: Recorded) =>
            tidy(id, holds, decision).andThen(() => answerBy(decision, !fresh, generation))

          if (holding.type === 'Held') return settle(yield* await record(id, customer, holding.lines))
          if (holding.type === 'Short') {
            const refusal = { shortages: holding.shortages, fingerprint }
            return settle(
              key
                ? yield* await orders.refuse(id, refusal)
                : { decision: { type: 'Refused', ...refusal }, fresh: true },
            )
          }

          switch (holding.type) {
            case 'PriceChanged':
              if (tries + 1 === MAX_TRIES) return giveUp(id, holds, unavailable('stock'), generation)
              if (!key) yield* await tidy(id, holds)
              return attempt({ generation, tries: tries + 1, taken: key ? holds : [] })
            case 'AtCapacity':
              return giveUp(id, holds, { type: 'AtCapacity', sku: holding.sku }, generation)
            case 'OtherQuantity': {
              // Our own hold, at a price that has changed since, would be in the way for good: the key goes on to its next id.
              if (taken.some(({ sku }) => sku === holding.sku)) return settle(yield* await orders.abandon(id))
              const decision = yield* await orders.decisionOf(id)
              return decision ? settle({ decision, fresh: false }) : err(keyInUse)
            }
          }
        })

      // Others under the key may rely on what we hold, or be about to: so the id is decided before anything goes back.
      // What cannot be decided now is left to the reconciler.
      const giveUp = (
        id: OrderId,
        holds: readonly StockHold[],
        error: PlaceOrderError,
        generation: number,
      ): ResultAsync<PlacedOrder, PlaceOrderError> => {
        if (!key || holds.length === 0) return tidy(id, holds).andThen(() => errAsync(error))
        return orders
          .abandon(id)
          .mapErr(() => error)
          .andThen(({ decision }) =>
            tidy(id, holds, decision).andThen(() =>
              decision.type === 'Abandoned' ? errAsync(error) : answerBy(decision, true, generation),
            ),
          )
      }

      const answerBy = (
        decision: IdDecision,
        replayed: boolean,
        generation: number,
      ): ResultAsync<PlacedOrder, PlaceOrderError> => {
        switch (decision.type) {
          case 'Ordered':
            return fingerprintOf(decision.order.lines) === fingerprint
              ? okAsync({ order: asPlaced(decision.order), replayed })
              : errAsync(keyReused)
          case 'Refused':
            return decision.fingerprint === fingerprint
              ? errAsync({ type: 'InsufficientStock', shortages: decision.shortages, replayed })
              : errAsync(keyReused)
          case 'Abandoned':
            return key ? attempt({ ...FIRST, generation: generation + 1 }) : errAsync(unavailable('orders'))
        }
      }

      return attempt(FIRST)
    })
}

/** The commit point; what follows it – publishing, the cache – never keeps the customer waiting or changes the answer. */
const recordOrder =
  ({ orders, cache, publishEvents, background, ids, clock, schedule, telemetry }: Dependencies) =>
  (id: OrderId, { userId, email, role }: Account, lines: NonEmpty<OrderLine>): ResultAsync<Recorded, PlaceOrderError> =>
    safeTry<Recorded, PlaceOrderError>(async function* () {
      const at = clock.now()
      const occasion = { eventId: ids.eventId(), at, by: { userId, role } }
      const placed = yield* place({ id, userId, mailTo: email, lines }, occasion)
      const recorded = yield* await orders
        .record(placed, schedule.afterPlacing(at))
        .mapErr(error => (error.type === 'OutcomeUnknown' ? outcomeUnknown(error.what, id) : error))
      if (recorded.fresh) {
        telemetry.note({ type: 'OrderPlaced', orderId: id })
        background.run('publish', () => publishEvents(id, [placed.event]))
        background.run('cache', () => cache.put(placed.order))
      }
      return ok(recorded)
    })
