import { expect } from 'chai'
import type { Db, MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { OrderDocument } from '../../../src/adapters/driven/mongo/documents/order-document.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import { REFUSAL, recorded } from '../../contracts/orders-under-test.js'
import { aKeyedOrderId, anOrderId } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { processOn, type Process } from './mongo-under-test.js'

const DAY_MS = 24 * 60 * 60_000

/** No test can wait for days: what MongoDB is told to forget, and when, stands in the documents. */
describe('What MongoDB forgets under an order id', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let db: Db
  let store: Process
  before(async () => {
    const url = servers().mongo.url(`expiring-${process.pid}`)
    client = mongoClient({ url, callWithin: 5_000, logger: silentLogger })
    await prepareDatabase(client)
    db = client.db()
    store = processOn(client)
  })
  after(() => client.close())

  /** How long the document that this makes is kept, ms; undefined if it is for ever. */
  const keptFor = async (id: OrderId, make: () => Promise<unknown>): Promise<number | undefined> => {
    const from = Date.now()
    await make()
    const document = await db.collection<OrderDocument>('orders').findOne({ _id: id })
    if (!document) throw new Error('there is no document')
    return 'expiresAt' in document ? document.expiresAt.getTime() - from : undefined
  }

  it('is a refusal, after a day at the earliest', async () => {
    const id = aKeyedOrderId()
    expect(await keptFor(id, () => valueOf(store.orders.refuse(id, REFUSAL)))).to.be.at.least(DAY_MS)
  })

  it('is the tombstone of an id without a key, after seven days at the earliest', async () => {
    const id = anOrderId()
    expect(await keptFor(id, () => valueOf(store.orders.abandon(id)))).to.be.at.least(7 * DAY_MS)
  })

  it('is neither an order nor the tombstone of an id made from a key, under which there would be a second order', async () => {
    const id = aKeyedOrderId()
    expect(await keptFor(id, () => valueOf(store.orders.abandon(id)))).to.equal(undefined)
    const { order } = await recorded(store)
    expect(await keptFor(order.id, () => Promise.resolve())).to.equal(undefined)
  })

  it('is forgotten at the time that its document says', async () => {
    const indexes = await db.collection('orders').indexes()
    const [expiring] = indexes.filter(({ key }) => 'expiresAt' in key)
    expect(expiring).to.include({ expireAfterSeconds: 0 })
  })
})
