import { ContainerModule } from 'inversify'
import { setTimeout as pause } from 'node:timers/promises'
import { cachedOrderViews } from '../../adapters/driven/cache/cached-order-views.js'
import { decidedAtHand } from '../../adapters/driven/cache/decided-at-hand.js'
import { announcingOrderCache } from '../../adapters/driven/changes/announcing-order-cache.js'
import { watchedOrderChanges } from '../../adapters/driven/changes/watched-order-changes.js'
import { recentAccounts } from '../../adapters/driven/cache/recent-accounts.js'
import { countedMailer } from '../../adapters/driven/prometheus/counted-mailer.js'
import { decideOrder } from '../../application/steps/decide-order.js'
import { mailCustomer } from '../../application/steps/mail-customer.js'
import { mayMail } from '../../application/steps/may-mail.js'
import { publishEvents } from '../../application/steps/publish-events.js'
import { putBack } from '../../application/steps/put-back.js'
import { advanceOrder } from '../../application/use-cases/advance-order.js'
import { awaitOrder } from '../../application/use-cases/await-order.js'
import { cancelOrder } from '../../application/use-cases/cancel-order.js'
import { changeMailAddress } from '../../application/use-cases/change-mail-address.js'
import { getOrderHistory } from '../../application/use-cases/get-order-history.js'
import { getOrder } from '../../application/use-cases/get-order.js'
import { listOrders } from '../../application/use-cases/list-orders.js'
import { placeOrder } from '../../application/use-cases/place-order.js'
import { recallOrders } from '../../application/use-cases/recall-orders.js'
import { reconcile } from '../../application/use-cases/reconcile.js'
import { orderPolicy } from '../../domain/order/order-policy.js'
import { orderSchedule } from '../../domain/order/order-schedule.js'
import type { Config } from '../config.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

const LOOK_EVERY_MS = 1_000

export const ordersModule = new ContainerModule(({ bind }) => {
  const provide = provider(bind)
  const { orders, dueOrders, stock, catalogue, publisher, background, ids, clock, telemetry } = T
  const [cache, schedule] = [T.orderCache, T.orderSchedule]

  provide(T.orderPolicy, ({ config }: { config: Config }) => orderPolicy(config.maxOrderTotal), { config: T.config })
  provide(T.orderSchedule, ({ config }: { config: Config }) => orderSchedule(config.timings), { config: T.config })
  provide(T.reconcileSettings, ({ config }: { config: Config }) => config.reconciler, { config: T.config })

  provide(T.publishEvents, publishEvents, { publisher, dueOrders, clock, schedule })
  bind(T.mailer)
    .toResolvedValue((mailer, metrics) => countedMailer(mailer, metrics.mail), [T.plainMailer, T.metrics])
    .inSingletonScope()
  bind(T.mayMail)
    .toResolvedValue(
      (accounts, { requireVerifiedEmail }) => mayMail({ accounts, requireVerifiedEmail }),
      [T.accounts, T.config],
    )
    .inSingletonScope()
  provide(T.mailCustomer, mailCustomer, {
    mailer: T.mailer,
    mayMail: T.mayMail,
    dueOrders,
    ids,
    clock,
    schedule,
    telemetry,
  })
  provide(T.putBack, putBack, { dueOrders, ids, clock, schedule, telemetry })
  provide(T.decideOrder, decideOrder, {
    orders,
    catalogue,
    publisher,
    mailCustomer: T.mailCustomer,
    ids,
    clock,
    schedule,
    telemetry,
  })

  provide(T.placeOrder, placeOrder, {
    orders,
    stock,
    catalogue,
    accounts: T.recentAccounts,
    cache,
    publishEvents: T.publishEvents,
    background,
    ids,
    clock,
    policy: T.orderPolicy,
    schedule,
    telemetry,
  })
  bind(T.orderChanges)
    .toResolvedValue(
      (changes, versions) =>
        watchedOrderChanges({ changes, versions, pause: () => pause(LOOK_EVERY_MS, undefined, { ref: false }) }),
      [T.announcedChanges, T.orderVersions],
    )
    .inSingletonScope()
  bind(cache).toResolvedValue(announcingOrderCache, [T.plainOrderCache, T.orderChanges]).inSingletonScope()
  provide(T.recentAccounts, recentAccounts, { accounts: T.accounts, clock })
  bind(T.orderViews)
    .toResolvedValue(
      (stored, nearby, clock, metrics) =>
        decidedAtHand({
          views: cachedOrderViews({ views: stored, cache: nearby, clock }),
          clock,
          observe: metrics.cache,
        }),
      [T.storedOrderViews, cache, clock, T.metrics],
    )
    .inSingletonScope()
  provide(T.getOrder, getOrder, { views: T.orderViews })
  provide(T.awaitOrder, awaitOrder, { views: T.storedOrderViews, changes: T.orderChanges })
  provide(T.listOrders, listOrders, { listing: T.orderListing })
  provide(T.getOrderHistory, getOrderHistory, { views: T.orderViews })
  provide(T.cancelOrder, cancelOrder, {
    orders,
    dueOrders,
    stock,
    cache,
    publisher,
    publishEvents: T.publishEvents,
    background,
    ids,
    clock,
    telemetry,
  })
  provide(T.changeMailAddress, changeMailAddress, { orderMails: T.orderMails, clock })
  provide(T.advanceOrder, advanceOrder, {
    dueOrders,
    stock,
    cache,
    decideOrder: T.decideOrder,
    putBack: T.putBack,
    publishEvents: T.publishEvents,
    mailCustomer: T.mailCustomer,
    clock,
    schedule,
    telemetry,
  })
  provide(T.recallOrders, recallOrders, { pendingOrders: T.pendingOrders, publisher, ids, clock })
  provide(T.reconcile, reconcile, {
    dueOrders,
    orders,
    stock,
    administration: T.stockAdministration,
    advanceOrder: T.advanceOrder,
    clock,
    telemetry,
    settings: T.reconcileSettings,
  })
})
