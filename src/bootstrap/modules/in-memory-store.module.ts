import { ContainerModule } from 'inversify'
import { randomUUID } from 'node:crypto'
import { inMemoryAccountRepository } from '../../adapters/driven/in-memory/in-memory-account-repository.js'
import { inMemoryAdjustmentJournal } from '../../adapters/driven/in-memory/in-memory-adjustment-journal.js'
import { inMemoryCatalogue } from '../../adapters/driven/in-memory/in-memory-catalogue.js'
import { inMemoryDeadLetters } from '../../adapters/driven/in-memory/in-memory-dead-letters.js'
import { inMemoryDeadMails } from '../../adapters/driven/in-memory/in-memory-dead-mails.js'
import { inMemoryDueOrders } from '../../adapters/driven/in-memory/in-memory-due-orders.js'
import { inMemoryImportRegister } from '../../adapters/driven/in-memory/in-memory-import-register.js'
import { inMemoryOrderBacklog } from '../../adapters/driven/in-memory/in-memory-order-backlog.js'
import { inMemoryOrderListing } from '../../adapters/driven/in-memory/in-memory-order-listing.js'
import { inMemoryOrderRepository } from '../../adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../adapters/driven/in-memory/in-memory-order-store.js'
import { inMemoryOrderVersions } from '../../adapters/driven/in-memory/in-memory-order-versions.js'
import { inMemoryOrderViews } from '../../adapters/driven/in-memory/in-memory-order-views.js'
import { inMemoryPendingOrders } from '../../adapters/driven/in-memory/in-memory-pending-orders.js'
import { inMemorySessionRepository } from '../../adapters/driven/in-memory/in-memory-session-repository.js'
import { inMemoryStockAdministration } from '../../adapters/driven/in-memory/in-memory-stock-administration.js'
import { inMemoryStockIntake } from '../../adapters/driven/in-memory/in-memory-stock-intake.js'
import { inMemoryStockLedger } from '../../adapters/driven/in-memory/in-memory-stock-ledger.js'
import { inMemoryStockLevels } from '../../adapters/driven/in-memory/in-memory-stock-levels.js'
import { inMemoryStockStore } from '../../adapters/driven/in-memory/in-memory-stock-store.js'
import type { HoldNonce } from '../../domain/shared/ids.js'
import { stockPolicy } from '../../domain/stock/stock-policy.js'
import { IN_MEMORY } from '../backing.js'
import { IMPORT_LEASE } from '../import-lease.js'
import { T, token } from '../tokens.js'

const accountStore = token<ReturnType<typeof inMemoryAccountRepository>>('accountStore')
const nonce = () => randomUUID() as HoldNonce

/** Orders, stock, accounts and sessions, for as long as this process lives. */
export const inMemoryStoreModule = new ContainerModule(({ bind }) => {
  bind(T.storeBacking).toConstantValue(IN_MEMORY)

  bind(T.orderStore).toResolvedValue(inMemoryOrderStore, [T.clock]).inSingletonScope()
  bind(T.orders).toResolvedValue(inMemoryOrderRepository, [T.orderStore]).inSingletonScope()
  bind(T.dueOrders).toResolvedValue(inMemoryDueOrders, [T.orderStore]).inSingletonScope()
  bind(T.deadMails).toResolvedValue(inMemoryDeadMails, [T.orderStore]).inSingletonScope()
  bind(T.deadLetters)
    .toResolvedValue(send => inMemoryDeadLetters({ send }), [T.sendToWork])
    .inSingletonScope()
  bind(T.pendingOrders).toResolvedValue(inMemoryPendingOrders, [T.orderStore]).inSingletonScope()
  bind(T.orderBacklog).toResolvedValue(inMemoryOrderBacklog, [T.orderStore]).inSingletonScope()
  bind(T.orderListing).toResolvedValue(inMemoryOrderListing, [T.orderStore]).inSingletonScope()
  bind(T.orderVersions).toResolvedValue(inMemoryOrderVersions, [T.orderStore]).inSingletonScope()
  bind(T.storedOrderViews).toResolvedValue(inMemoryOrderViews, [T.orderStore]).inSingletonScope()

  bind(T.stockStore).toResolvedValue(inMemoryStockStore).inSingletonScope()
  bind(T.stock)
    .toResolvedValue(
      (store, clock, config) => inMemoryStockLedger({ store, clock, nonce, policy: stockPolicy(config.holdsPerSku) }),
      [T.stockStore, T.clock, T.config],
    )
    .inSingletonScope()
  bind(T.stockAdministration).toResolvedValue(inMemoryStockAdministration, [T.stockStore]).inSingletonScope()
  bind(T.stockLevels).toResolvedValue(inMemoryStockLevels, [T.stockStore]).inSingletonScope()
  bind(T.stockIntake).toResolvedValue(inMemoryStockIntake, [T.stockStore]).inSingletonScope()
  bind(T.importRegister)
    .toResolvedValue(clock => inMemoryImportRegister({ clock, leaseMs: IMPORT_LEASE }), [T.clock])
    .inSingletonScope()
  bind(T.adjustmentJournal).toResolvedValue(inMemoryAdjustmentJournal, [T.stockStore]).inSingletonScope()
  bind(T.catalogue).toResolvedValue(inMemoryCatalogue, [T.stockStore]).inSingletonScope()

  bind(accountStore).toResolvedValue(inMemoryAccountRepository).inSingletonScope()
  bind(T.accounts)
    .toResolvedValue(store => store, [accountStore])
    .inSingletonScope()
  bind(T.accountLinks)
    .toResolvedValue(store => store, [accountStore])
    .inSingletonScope()
  bind(T.sessions).toResolvedValue(inMemorySessionRepository, [T.clock]).inSingletonScope()
})
