import { ContainerModule } from 'inversify'
import { randomUUID } from 'node:crypto'
import { cachedOrderViews } from '../../adapters/driven/cache/cached-order-views.js'
import { inMemoryAccountRepository } from '../../adapters/driven/in-memory/in-memory-account-repository.js'
import { inMemoryCatalogue } from '../../adapters/driven/in-memory/in-memory-catalogue.js'
import { inMemoryDueOrders } from '../../adapters/driven/in-memory/in-memory-due-orders.js'
import { inMemoryEventPublisher } from '../../adapters/driven/in-memory/in-memory-event-publisher.js'
import { inMemoryMailer } from '../../adapters/driven/in-memory/in-memory-mailer.js'
import { inMemoryMessageQueue } from '../../adapters/driven/in-memory/in-memory-message-queue.js'
import { inMemoryOrderBacklog } from '../../adapters/driven/in-memory/in-memory-order-backlog.js'
import { inMemoryOrderRepository } from '../../adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../adapters/driven/in-memory/in-memory-order-store.js'
import { inMemoryOrderViews } from '../../adapters/driven/in-memory/in-memory-order-views.js'
import { inMemorySessionRepository } from '../../adapters/driven/in-memory/in-memory-session-repository.js'
import { inMemoryStockAdministration } from '../../adapters/driven/in-memory/in-memory-stock-administration.js'
import { inMemoryStockLedger } from '../../adapters/driven/in-memory/in-memory-stock-ledger.js'
import { inMemoryStockLevels } from '../../adapters/driven/in-memory/in-memory-stock-levels.js'
import { inMemoryStockStore } from '../../adapters/driven/in-memory/in-memory-stock-store.js'
import { countedMailer } from '../../adapters/driven/prometheus/counted-mailer.js'
import { renderOrderMail } from '../../adapters/support/order-mail.js'
import type { HoldNonce } from '../../domain/shared/ids.js'
import { stockPolicy } from '../../domain/stock/stock-policy.js'
import { T } from '../tokens.js'

const nonce = () => randomUUID() as HoldNonce

/** Every driven port on adapters that keep what they know in this process. */
export const inMemoryModule = new ContainerModule(({ bind }) => {
  bind(T.orderStore).toResolvedValue(inMemoryOrderStore, [T.clock]).inSingletonScope()
  bind(T.orders).toResolvedValue(inMemoryOrderRepository, [T.orderStore]).inSingletonScope()
  bind(T.dueOrders).toResolvedValue(inMemoryDueOrders, [T.orderStore]).inSingletonScope()
  bind(T.orderBacklog).toResolvedValue(inMemoryOrderBacklog, [T.orderStore]).inSingletonScope()
  bind(T.orderViews)
    .toResolvedValue(
      (store, cache, clock) => cachedOrderViews({ views: inMemoryOrderViews(store), cache, clock }),
      [T.orderStore, T.orderCache, T.clock],
    )
    .inSingletonScope()

  bind(T.stockStore).toResolvedValue(inMemoryStockStore).inSingletonScope()
  bind(T.stock)
    .toResolvedValue(
      (store, clock, config) => inMemoryStockLedger({ store, clock, nonce, policy: stockPolicy(config.holdsPerSku) }),
      [T.stockStore, T.clock, T.config],
    )
    .inSingletonScope()
  bind(T.stockAdministration).toResolvedValue(inMemoryStockAdministration, [T.stockStore]).inSingletonScope()
  bind(T.stockLevels).toResolvedValue(inMemoryStockLevels, [T.stockStore]).inSingletonScope()
  bind(T.catalogue).toResolvedValue(inMemoryCatalogue, [T.stockStore]).inSingletonScope()

  bind(T.accounts).toResolvedValue(inMemoryAccountRepository).inSingletonScope()
  bind(T.sessions).toResolvedValue(inMemorySessionRepository, [T.clock]).inSingletonScope()

  bind(T.workQueue)
    .toResolvedValue(
      (clock, config) => inMemoryMessageQueue({ clock, visibility: config.worker.visibility }),
      [T.clock, T.config],
    )
    .inSingletonScope()
  bind(T.publisher)
    .toResolvedValue(work => inMemoryEventPublisher({ work }), [T.workQueue])
    .inSingletonScope()
  bind(T.mailbox)
    .toResolvedValue(clock => inMemoryMailer({ render: renderOrderMail, clock }), [T.clock])
    .inSingletonScope()
  bind(T.mailer)
    .toResolvedValue((mailbox, metrics) => countedMailer(mailbox, metrics.mail), [T.mailbox, T.metrics])
    .inSingletonScope()
})
