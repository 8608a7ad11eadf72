import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { OrderJson } from '../../../src/adapters/wire/order-json.js'
import type { OrderPage } from '../../../src/application/ports/driven/order-listing.js'
import type { Order } from '../../../src/domain/order/order.js'
import { later, type Instant } from '../../../src/domain/shared/instant.js'
import {
  aCancelling,
  aClaimToken,
  aCustomer,
  aPlacedOrder,
  aProcessing,
  aProduct,
  aSession,
  aUserId,
} from '../../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { DUE_AT, NEXT_LOOK, progressOf, recorded } from '../../contracts/orders-under-test.js'
import { levelOf, stocked } from '../../contracts/stock-under-test.js'
import { processOn, type Process } from './mongo-under-test.js'

describe('documents in MongoDB', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let store: Process

  before(async () => {
    client = mongoClient({ url: servers().mongo.url('documents'), callWithin: 5_000, logger: silentLogger })
    await client.db().dropDatabase()
    await prepareDatabase(client)
  })
  after(() => client.close())
  beforeEach(() => {
    store = processOn(client)
  })
  const collection = (name: string) => client.db().collection<{ _id: string }>(name)

  it('of a newer build are unavailable wherever they are met, and operators are told; nothing of them is changed', async () => {
    const { order } = await recorded(store)
    await collection('orders').updateOne(
      { _id: order.id },
      { $set: { schemaVersion: 2, lines: [{ ...order.lines[0], unitPrice: 1, how: 'new' }] } },
    )
    const before = await collection('orders').findOne({ _id: order.id })
    for (const asked of [
      store.orders.decisionOf(order.id),
      store.orders.visibleTo(aCustomer(order.userId), order.id),
      store.dueOrders.find(order.id),
      store.views.visibleTo(aCustomer(order.userId), order.id),
    ])
      expect(await errorOf<unknown, { type: string }>(asked)).to.include({ type: 'Unavailable', what: 'orders' })
    expect(store.logger.lines.find(({ level }) => level === 'error')?.facts).to.include({
      id: order.id,
      schemaVersion: 2,
    })
    expect(await collection('orders').findOne({ _id: order.id })).to.deep.equal(before)
  })

  it('that cannot be read are never left out of a list: their page is unavailable, and no other', async () => {
    const userId = aUserId()
    const recordedAt = (at: Instant) => recorded(store, aPlacedOrder({ userId }, { at }))
    const oldest = await recordedAt(SOME_DAY)
    const foreign = await recordedAt(later(SOME_DAY, 1))
    const newest = await recordedAt(later(SOME_DAY, 2))
    await collection('orders').updateOne({ _id: foreign.order.id }, { $set: { schemaVersion: 2 } })
    const page = (after?: Order) =>
      store.listing.pageVisibleTo(aCustomer(userId), {
        limit: 1,
        ...(after ? { after: { createdAt: after.createdAt, id: after.id } } : {}),
      })

    const shown = ({ items }: OrderPage) => items.map(({ text }) => (JSON.parse(text) as OrderJson).orderId)
    expect(shown(await valueOf(page()))).to.deep.equal([newest.order.id])
    expect(store.unreadable, 'what is only to come has not been read').to.deep.equal([])
    expect(await errorOf(page(newest.order))).to.include({ type: 'Unavailable', what: 'orders' })
    expect(store.unreadable).to.deep.equal(['orders'])
    expect(store.logger.lines.map(({ facts }) => facts)).to.have.nested.property('[0].id', foreign.order.id)
    expect(shown(await valueOf(page(foreign.order)))).to.deep.equal([oldest.order.id])
  })

  it('have times as dates, and figures as numbers', async () => {
    const { order } = await recorded(store)
    const session = aSession()
    await valueOf(store.sessions.add(session))
    const stored = await collection('orders').findOne({ _id: order.id })
    expect(stored).to.deep.include({ schemaVersion: 1, createdAt: new Date(order.createdAt), dueAt: new Date(DUE_AT) })
    expect(await collection('sessions').findOne({ _id: session.id })).to.deep.include({
      rotatedAt: new Date(session.rotatedAt),
    })
  })

  it('keep what people wrote as they wrote it, though it looks like a field or an operator', async () => {
    const words = ['$userId', '$$NOW', '{"$ne":1}', 'a.b', '$mail.token']
    for (const word of words) {
      const [cancelled, mailed] = [await recorded(store), await recorded(store)]
      const token = aClaimToken()
      const claim = { token, leaseMs: 60_000 }
      await valuesOf([
        store.orders.save(aCancelling(cancelled.order, word), { announce: true, dueAt: NEXT_LOOK }),
        store.orders.save(aProcessing(mailed.order), { announce: false, dueAt: NEXT_LOOK, claim }),
      ])
      const outcome = { type: 'GivenUp', reason: word } as const
      await valueOf(
        store.dueOrders.mark(mailed.order.id, {
          mail: { token, outcome, deed: { at: SOME_DAY, by: { role: 'worker' } } },
        }),
      )
      const [first, second] = [await progressOf(store, cancelled.order.id), await progressOf(store, mailed.order.id)]
      expect(first.history.at(-1)?.why).to.equal(word)
      expect(first.outbox[0]).to.include({ reason: word })
      expect(second.mail).to.include({ state: 'dead', reason: word })
      expect(second.history.at(-1)?.why).to.equal(word)
    }
    const mug = await stocked(store, 1, aProduct({ name: '$_id' }))
    expect((await levelOf(store, mug.sku)).product.name).to.equal('$_id')
  })

  it('of one session are known to another process within two seconds', async () => {
    const other = processOn(client)
    const session = aSession()
    await valueOf(store.sessions.add(session))
    expect(await valueOf(other.sessions.isLive(session.id, SOME_DAY))).to.be.true
    await valueOf(store.sessions.revokeAll(session.userId, SOME_DAY))
    expect(await valueOf(store.sessions.isLive(session.id, SOME_DAY))).to.be.false
    await store.passTime(2_000)
    expect(await valueOf(other.sessions.isLive(session.id, SOME_DAY))).to.be.false
  })

  it('of a session that another process ended are known to who asks for those that have ended, and from then on', async () => {
    const other = processOn(client)
    const session = aSession()
    await valueOf(store.sessions.add(session))
    expect(await valueOf(other.sessions.isLive(session.id, SOME_DAY))).to.be.true
    await valueOf(store.sessions.revokeAll(session.userId, SOME_DAY))
    expect(await valueOf(other.sessions.revokedAmong([session.id]))).to.deep.equal([session.id])
    expect(await valueOf(other.sessions.isLive(session.id, SOME_DAY))).to.be.false
  })

  it('of an order that was placed twice under one id are one', async () => {
    const placed = aPlacedOrder()
    await valuesOf([store.orders.record(placed, DUE_AT), processOn(client).orders.record(placed, DUE_AT)])
    expect(await collection('orders').countDocuments({ _id: placed.order.id })).to.equal(1)
  })
})
