import { ContainerModule } from 'inversify'
import { decideOrder } from '../../application/steps/decide-order.js'
import { mailCustomer } from '../../application/steps/mail-customer.js'
import { publishEvents } from '../../application/steps/publish-events.js'
import { putBack } from '../../application/steps/put-back.js'
import { advanceOrder } from '../../application/use-cases/advance-order.js'
import { cancelOrder } from '../../application/use-cases/cancel-order.js'
import { getOrderHistory } from '../../application/use-cases/get-order-history.js'
import { getOrder } from '../../application/use-cases/get-order.js'
import { placeOrder } from '../../application/use-cases/place-order.js'
import { reconcile } from '../../application/use-cases/reconcile.js'
import { orderPolicy } from '../../domain/order/order-policy.js'
import { orderSchedule } from '../../domain/order/order-schedule.js'
import { T } from '../tokens.js'

export const ordersModule = new ContainerModule(({ bind }) => {
  bind(T.orderPolicy)
    .toResolvedValue(config => orderPolicy(config.maxOrderTotal), [T.config])
    .inSingletonScope()
  bind(T.orderSchedule)
    .toResolvedValue(config => orderSchedule(config.timings), [T.config])
    .inSingletonScope()

  bind(T.publishEvents)
    .toResolvedValue(
      (publisher, dueOrders, clock, schedule) => publishEvents({ publisher, dueOrders, clock, schedule }),
      [T.publisher, T.dueOrders, T.clock, T.orderSchedule],
    )
    .inSingletonScope()
  bind(T.mailCustomer)
    .toResolvedValue(
      (mailer, dueOrders, ids, clock, schedule, telemetry) =>
        mailCustomer({ mailer, dueOrders, ids, clock, schedule, telemetry }),
      [T.mailer, T.dueOrders, T.ids, T.clock, T.orderSchedule, T.telemetry],
    )
    .inSingletonScope()
  bind(T.decideOrder)
    .toResolvedValue(
      (orders, catalogue, publisher, mail, ids, clock, schedule, telemetry) =>
        decideOrder({ orders, catalogue, publisher, mailCustomer: mail, ids, clock, schedule, telemetry }),
      [T.orders, T.catalogue, T.publisher, T.mailCustomer, T.ids, T.clock, T.orderSchedule, T.telemetry],
    )
    .inSingletonScope()
  bind(T.putBack)
    .toResolvedValue(
      (dueOrders, ids, clock, schedule, telemetry) => putBack({ dueOrders, ids, clock, schedule, telemetry }),
      [T.dueOrders, T.ids, T.clock, T.orderSchedule, T.telemetry],
    )
    .inSingletonScope()

  bind(T.placeOrder)
    .toResolvedValue(
      (orders, stock, catalogue, accounts, cache, publish, background, ids, clock, policy, schedule, telemetry) =>
        placeOrder({
          orders,
          stock,
          catalogue,
          accounts,
          cache,
          publishEvents: publish,
          background,
          ids,
          clock,
          policy,
          schedule,
          telemetry,
        }),
      [
        T.orders,
        T.stock,
        T.catalogue,
        T.accounts,
        T.orderCache,
        T.publishEvents,
        T.background,
        T.ids,
        T.clock,
        T.orderPolicy,
        T.orderSchedule,
        T.telemetry,
      ],
    )
    .inSingletonScope()
  bind(T.getOrder)
    .toResolvedValue(views => getOrder({ views }), [T.orderViews])
    .inSingletonScope()
  bind(T.getOrderHistory)
    .toResolvedValue(views => getOrderHistory({ views }), [T.orderViews])
    .inSingletonScope()
  bind(T.cancelOrder)
    .toResolvedValue(
      (orders, dueOrders, stock, cache, publisher, publish, background, ids, clock, telemetry) =>
        cancelOrder({
          orders,
          dueOrders,
          stock,
          cache,
          publisher,
          publishEvents: publish,
          background,
          ids,
          clock,
          telemetry,
        }),
      [
        T.orders,
        T.dueOrders,
        T.stock,
        T.orderCache,
        T.publisher,
        T.publishEvents,
        T.background,
        T.ids,
        T.clock,
        T.telemetry,
      ],
    )
    .inSingletonScope()
  bind(T.advanceOrder)
    .toResolvedValue(
      (dueOrders, stock, cache, decide, back, publish, mail, clock, schedule, telemetry) =>
        advanceOrder({
          dueOrders,
          stock,
          cache,
          decideOrder: decide,
          putBack: back,
          publishEvents: publish,
          mailCustomer: mail,
          clock,
          schedule,
          telemetry,
        }),
      [
        T.dueOrders,
        T.stock,
        T.orderCache,
        T.decideOrder,
        T.putBack,
        T.publishEvents,
        T.mailCustomer,
        T.clock,
        T.orderSchedule,
        T.telemetry,
      ],
    )
    .inSingletonScope()
  bind(T.reconcile)
    .toResolvedValue(
      (dueOrders, orders, stock, administration, advance, clock, telemetry, config) =>
        reconcile({
          dueOrders,
          orders,
          stock,
          administration,
          advanceOrder: advance,
          clock,
          telemetry,
          settings: config.reconciler,
        }),
      [T.dueOrders, T.orders, T.stock, T.stockAdministration, T.advanceOrder, T.clock, T.telemetry, T.config],
    )
    .inSingletonScope()
})
