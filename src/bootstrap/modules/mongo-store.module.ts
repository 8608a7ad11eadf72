import { ContainerModule } from 'inversify'
import { randomUUID } from 'node:crypto'
import type { LaneSettings } from '../../adapters/driven/mongo/lanes/lane.js'
import { mongoAccountLinks } from '../../adapters/driven/mongo/mongo-account-links.js'
import { mongoAccountRepository } from '../../adapters/driven/mongo/mongo-account-repository.js'
import { mongoAdjustmentJournal } from '../../adapters/driven/mongo/mongo-adjustment-journal.js'
import { mongoCalls, type MongoCalls } from '../../adapters/driven/mongo/mongo-calls.js'
import { mongoCatalogue } from '../../adapters/driven/mongo/mongo-catalogue.js'
import { mongoClient } from '../../adapters/driven/mongo/mongo-client.js'
import { mongoDeadLetters } from '../../adapters/driven/mongo/mongo-dead-letters.js'
import { mongoDeadMails } from '../../adapters/driven/mongo/mongo-dead-mails.js'
import { mongoDueOrders } from '../../adapters/driven/mongo/mongo-due-orders.js'
import { mongoImportRegister } from '../../adapters/driven/mongo/mongo-import-register.js'
import { mongoOrderBacklog } from '../../adapters/driven/mongo/mongo-order-backlog.js'
import { mongoOrderListing } from '../../adapters/driven/mongo/mongo-order-listing.js'
import { mongoOrderMails } from '../../adapters/driven/mongo/mongo-order-mails.js'
import { mongoOrderRepository } from '../../adapters/driven/mongo/mongo-order-repository.js'
import { mongoOrderStore, type MongoOrderStore } from '../../adapters/driven/mongo/mongo-order-store.js'
import { mongoOrderVersions } from '../../adapters/driven/mongo/mongo-order-versions.js'
import { mongoOrderViews } from '../../adapters/driven/mongo/mongo-order-views.js'
import { mongoPendingOrders } from '../../adapters/driven/mongo/mongo-pending-orders.js'
import { mongoSessionRepository } from '../../adapters/driven/mongo/mongo-session-repository.js'
import { mongoStockAdministration } from '../../adapters/driven/mongo/mongo-stock-administration.js'
import { mongoStockIntake } from '../../adapters/driven/mongo/mongo-stock-intake.js'
import { mongoStockLedger } from '../../adapters/driven/mongo/mongo-stock-ledger.js'
import { mongoStockLevels } from '../../adapters/driven/mongo/mongo-stock-levels.js'
import { prepareDatabase } from '../../adapters/driven/mongo/prepare-database.js'
import type { HoldNonce } from '../../domain/shared/ids.js'
import { IMPORT_LEASE } from '../import-lease.js'
import { T, token } from '../tokens.js'

const nonce = () => randomUUID() as HoldNonce

/*
 * When MongoDB hangs a new request is answered 503 within 3 s: it waits for its turn, and then for one call, or one hold,
 * at most; so does one that has found no order and has that confirmed, from then on. One past its hold is answered within
 * 15 s of its start: the hold, what is sent again, and the last of those sends, which may wait for its turn as well. What
 * is left of both is for a machine that is busy. All in ms.
 */
const CALL_WITHIN = 1_500
const HOLD_WITHIN = 1_700
const RESEND_FOR = 9_500
const LANES = { together: 200, waiting: 2_000, waitAtMost: 1_000 }

const client = token<ReturnType<typeof mongoClient>>('mongoClient')
const calls = token<MongoCalls>('mongoCalls')
const lanes = token<LaneSettings>('mongoLanes')
const store = token<MongoOrderStore>('mongoOrderStore')

/** Orders, stock, accounts and sessions in MongoDB, which all processes share. */
export const mongoStoreModule = (url: string) =>
  new ContainerModule(({ bind }) => {
    bind(client)
      .toResolvedValue(logger => mongoClient({ url, callWithin: CALL_WITHIN, logger }), [T.logger])
      .inSingletonScope()
    bind(T.storeBacking)
      .toResolvedValue(
        (mongo, logger) => ({
          name: 'MongoDB',
          dependencies: {},
          open: () => prepareDatabase(mongo, { logger }),
          close: () => mongo.close(),
        }),
        [client, T.logger],
      )
      .inSingletonScope()
    bind(calls)
      .toResolvedValue(
        (mongo, logger, metrics) =>
          mongoCalls({ db: mongo.db(), callWithin: CALL_WITHIN, logger, onUnreadable: metrics.unreadable }),
        [client, T.logger, T.metrics],
      )
      .inSingletonScope()
    bind(lanes)
      .toResolvedValue(
        (clock, metrics) => ({ ...LANES, elapsed: () => clock.elapsed(), onJoint: metrics.lane }),
        [T.clock, T.metrics],
      )
      .inSingletonScope()

    const everywhere = [calls, lanes] as const
    bind(store)
      .toResolvedValue(
        (mongo, settings, clock) => mongoOrderStore({ calls: mongo, clock, lanes: settings, resendFor: RESEND_FOR }),
        [...everywhere, T.clock],
      )
      .inSingletonScope()
    bind(T.orders).toResolvedValue(mongoOrderRepository, [store]).inSingletonScope()
    bind(T.dueOrders).toResolvedValue(mongoDueOrders, [store]).inSingletonScope()
    bind(T.orderMails).toResolvedValue(mongoOrderMails, [store]).inSingletonScope()
    bind(T.deadMails).toResolvedValue(mongoDeadMails, [calls]).inSingletonScope()
    bind(T.deadLetters)
      .toResolvedValue(
        (mongo, settings, clock, send) => mongoDeadLetters({ calls: mongo, clock, lanes: settings, send }),
        [...everywhere, T.clock, T.sendToWork],
      )
      .inSingletonScope()
    bind(T.pendingOrders).toResolvedValue(mongoPendingOrders, [calls]).inSingletonScope()
    bind(T.orderBacklog).toResolvedValue(mongoOrderBacklog, [calls]).inSingletonScope()
    bind(T.orderListing).toResolvedValue(mongoOrderListing, [calls]).inSingletonScope()
    bind(T.orderVersions).toResolvedValue(mongoOrderVersions, [calls]).inSingletonScope()
    bind(T.storedOrderViews).toResolvedValue(mongoOrderViews, [store]).inSingletonScope()

    bind(T.stock)
      .toResolvedValue(
        (mongo, settings, config) =>
          mongoStockLedger({
            calls: mongo,
            lanes: settings,
            nonce,
            capacity: config.holdsPerSku,
            holdWithin: HOLD_WITHIN,
          }),
        [...everywhere, T.config],
      )
      .inSingletonScope()
    bind(T.stockAdministration).toResolvedValue(mongoStockAdministration, [calls]).inSingletonScope()
    bind(T.stockLevels).toResolvedValue(mongoStockLevels, [calls]).inSingletonScope()
    bind(T.stockIntake).toResolvedValue(mongoStockIntake, [calls]).inSingletonScope()
    bind(T.importRegister)
      .toResolvedValue(mongo => mongoImportRegister({ calls: mongo, leaseMs: IMPORT_LEASE }), [calls])
      .inSingletonScope()
    bind(T.adjustmentJournal).toResolvedValue(mongoAdjustmentJournal, [calls]).inSingletonScope()
    bind(T.catalogue)
      .toResolvedValue(
        (mongo, settings, clock) => mongoCatalogue({ calls: mongo, clock, lanes: settings }),
        [...everywhere, T.clock],
      )
      .inSingletonScope()

    bind(T.accounts)
      .toResolvedValue((mongo, settings) => mongoAccountRepository({ calls: mongo, lanes: settings }), [...everywhere])
      .inSingletonScope()
    bind(T.accountLinks).toResolvedValue(mongoAccountLinks, [calls]).inSingletonScope()
    bind(T.sessions)
      .toResolvedValue(
        (mongo, settings, clock) => mongoSessionRepository({ calls: mongo, clock, lanes: settings }),
        [...everywhere, T.clock],
      )
      .inSingletonScope()
  })
