import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { MongoClient, MongoClientOptions } from 'mongodb'
import { systemClock } from '../../../src/adapters/driven/system/system-clock.js'
import { mongoAccountLinks } from '../../../src/adapters/driven/mongo/mongo-account-links.js'
import { mongoAccountRepository } from '../../../src/adapters/driven/mongo/mongo-account-repository.js'
import { mongoAdjustmentJournal } from '../../../src/adapters/driven/mongo/mongo-adjustment-journal.js'
import { mongoCalls, type CollectionName } from '../../../src/adapters/driven/mongo/mongo-calls.js'
import { mongoCatalogue } from '../../../src/adapters/driven/mongo/mongo-catalogue.js'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { mongoDeadLetters } from '../../../src/adapters/driven/mongo/mongo-dead-letters.js'
import { mongoDeadMails } from '../../../src/adapters/driven/mongo/mongo-dead-mails.js'
import { mongoDueOrders } from '../../../src/adapters/driven/mongo/mongo-due-orders.js'
import { mongoImportRegister } from '../../../src/adapters/driven/mongo/mongo-import-register.js'
import { mongoOrderListing } from '../../../src/adapters/driven/mongo/mongo-order-listing.js'
import { mongoOrderBacklog } from '../../../src/adapters/driven/mongo/mongo-order-backlog.js'
import { mongoOrderMails } from '../../../src/adapters/driven/mongo/mongo-order-mails.js'
import { mongoOrderRepository } from '../../../src/adapters/driven/mongo/mongo-order-repository.js'
import { mongoOrderStore } from '../../../src/adapters/driven/mongo/mongo-order-store.js'
import { mongoOrderVersions } from '../../../src/adapters/driven/mongo/mongo-order-versions.js'
import { mongoOrderViews } from '../../../src/adapters/driven/mongo/mongo-order-views.js'
import { mongoPendingOrders } from '../../../src/adapters/driven/mongo/mongo-pending-orders.js'
import { mongoSessionRepository } from '../../../src/adapters/driven/mongo/mongo-session-repository.js'
import { mongoStockAdministration } from '../../../src/adapters/driven/mongo/mongo-stock-administration.js'
import { mongoStockIntake } from '../../../src/adapters/driven/mongo/mongo-stock-intake.js'
import { mongoStockLedger } from '../../../src/adapters/driven/mongo/mongo-stock-ledger.js'
import { mongoStockLevels } from '../../../src/adapters/driven/mongo/mongo-stock-levels.js'
import { INDEXES } from '../../../src/adapters/driven/mongo/indexes.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { LaneSettings } from '../../../src/adapters/driven/mongo/lanes/lane.js'
import type { HoldNonce } from '../../../src/domain/shared/ids.js'
import { recordingLogger } from '../../support/recording-logger.js'

export type Process = ReturnType<typeof processOn>
type Send = Parameters<typeof mongoDeadLetters>[0]['send']
type Limits = Readonly<{ callWithin?: number; resendFor?: number; holdWithin?: number; capacity?: number }>

const LANES: LaneSettings = {
  together: 200,
  waiting: 2_000,
  waitAtMost: 1_000,
  elapsed: () => systemClock.elapsed(),
}

/** The adapters as one process has them, each with lanes and caches of its own. */
export const processOn = (
  client: MongoClient,
  { callWithin = 5_000, resendFor = 12_000, holdWithin = 5_000, capacity = 60 }: Limits = {},
  laneSettings: Partial<LaneSettings> = {},
) => {
  const lanes = { ...LANES, ...laneSettings }
  const logger = recordingLogger()
  const clock = systemClock
  const unreadable: CollectionName[] = []
  const calls = mongoCalls({ db: client.db(), callWithin, logger, onUnreadable: what => unreadable.push(what) })
  const store = mongoOrderStore({ calls, clock, lanes, resendFor })
  const nonce = () => randomUUID() as HoldNonce
  return {
    logger,
    unreadable,
    calls,
    orders: mongoOrderRepository(store),
    dueOrders: mongoDueOrders(store),
    deadMails: mongoDeadMails(calls),
    orderMails: mongoOrderMails(store),
    deadLetters: (send: Send) => mongoDeadLetters({ calls, clock, lanes, send }),
    listing: mongoOrderListing(calls),
    versions: mongoOrderVersions(calls),
    pendingOrders: mongoPendingOrders(calls),
    backlog: mongoOrderBacklog(calls),
    views: mongoOrderViews(store),
    ledger: mongoStockLedger({ calls, lanes, nonce, capacity, holdWithin }),
    administration: mongoStockAdministration(calls),
    levels: mongoStockLevels(calls),
    intake: mongoStockIntake(calls),
    imports: mongoImportRegister({ calls, leaseMs: 300 }),
    journal: mongoAdjustmentJournal(calls),
    catalogue: mongoCatalogue({ calls, clock, lanes }),
    accounts: mongoAccountRepository({ calls, lanes }),
    links: mongoAccountLinks(calls),
    sessions: mongoSessionRepository({ calls, clock, lanes }),
    capacity,
    passTime: (ms: number) => pause(ms),
  }
}

let databases = 0

/**
 * Prepared databases for the suite in which it is called: each `open` gives a process on one that is empty, and that
 * nobody else has in this test.
 */
export const mongoDatabases = (url: (database: string) => string, options: MongoClientOptions = {}) => {
  const free: MongoClient[] = []
  const taken: MongoClient[] = []

  const take = async (): Promise<MongoClient> => {
    const earlier = free.pop()
    if (!earlier) return prepared(url(`test-${process.pid}-${++databases}`), options)
    const db = earlier.db()
    await Promise.all(COLLECTIONS.map(name => db.collection(name).deleteMany({})))
    return earlier
  }

  afterEach(() => void free.push(...taken.splice(0)))
  after('closing clients', () => Promise.all(free.map(client => client.close())))

  return async (limits: Limits = {}) => {
    const client = await take()
    taken.push(client)
    return processOn(client, limits)
  }
}

const COLLECTIONS = Object.keys(INDEXES)

const prepared = async (url: string, options: MongoClientOptions) => {
  const client = mongoClient({ url, callWithin: 5_000, logger: recordingLogger(), options })
  await prepareDatabase(client)
  // What happens in these tests has long run out by the server's clock.
  await client.db('admin').command({ setParameter: 1, ttlMonitorEnabled: false })
  return client
}
