import { ok, safeTry, type ResultAsync } from 'neverthrow'
import type { Occasion } from '../../domain/order/order-events.js'
import { failureOf } from '../../domain/order/order-policy.js'
import { mailClaimed } from '../../domain/order/mail-claims.js'
import { decided, type OrderProgress } from '../../domain/order/order-progress.js'
import type { OrderSchedule } from '../../domain/order/order-schedule.js'
import { decide } from '../../domain/order/order.js'
import { later } from '../../domain/shared/instant.js'
import { staleOrder, type OutcomeUnknown, type StaleOrder, type Unavailable } from '../errors.js'
import type { Catalogue } from '../ports/driven/catalogue.js'
import type { Clock } from '../ports/driven/clock.js'
import type { EventPublisher } from '../ports/driven/event-publisher.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { OrderRepository } from '../ports/driven/order-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { MailCustomer, OwnClaim } from './mail-customer.js'

type Dependencies = Readonly<{
  orders: OrderRepository
  catalogue: Catalogue
  publisher: EventPublisher
  mailCustomer: MailCustomer
  ids: IdSource
  clock: Clock
  schedule: OrderSchedule
  telemetry: Telemetry
}>
/** An order as it stands, and our claim on its mail if we have one. */
export type Decided = Readonly<{ progress: OrderProgress; claim?: OwnClaim }>

const FIRST_ATTEMPT = 1

/** The worker's decision, Processed or Failed, saved together with the claim on the mail. */
export const decideOrder =
  ({ orders, catalogue, publisher, mailCustomer, ids, clock, schedule, telemetry }: Dependencies) =>
  (progress: OrderProgress): ResultAsync<Decided, StaleOrder | Unavailable | OutcomeUnknown> =>
    safeTry(async function* () {
      const { order } = progress
      const products = yield* await catalogue.products(order.lines.map(line => line.sku))
      const at = clock.now()
      const occasion: Occasion = { eventId: ids.eventId(), at, by: { role: 'worker' } }
      const decision = yield* decide(order, failureOf(order, products), occasion).mapErr(() => staleOrder)

      const claim = mailCustomer.newClaim(FIRST_ATTEMPT)
      const options = { announce: publisher.announcesOutcomes, dueAt: schedule.afterDeciding(at) }
      yield* await orders.save(decision, { ...options, claim })
      telemetry.note({ type: decision.event.type, orderId: order.id })

      const lease = { token: claim.token, leaseUntil: later(at, claim.leaseMs), deed: { at, by: occasion.by } }
      return ok({ progress: mailClaimed(decided(progress, decision, options), lease), claim })
    })

export type DecideOrder = ReturnType<typeof decideOrder>
