import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { aCustomer, anOrderId } from '../../support/builders.js'
import { recorded } from '../../contracts/orders-under-test.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { ask, hasRole, type MongoMember } from '../../support/servers/mongo-member.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { processOn } from './mongo-under-test.js'

const LIMITS = { callWithin: 10_000, resendFor: 40_000 }
const PATIENCE_MS = 30_000

/** What befalls a primary here by a fail point takes a slow network, or a stall, at the wrong moment elsewhere. */
describe('an acknowledged order, asked of a primary that is behind what a majority has', function () {
  this.timeout(120_000)
  const servers = withServers({ mongo: { members: 3, failPoints: true } }, { apart: true })
  const clients: MongoClient[] = []
  const struck = new Map<MongoMember, string>()

  before(async () => {
    const client = mongoClient({ url: servers().mongo.url('behind'), callWithin: 10_000, logger: silentLogger })
    clients.push(client)
    await prepareDatabase(client)
  })
  afterEach(heal)
  after(() => Promise.all(clients.map(client => client.close())))

  /** A process that takes this member, and no other, for the primary, and what it asks of it. */
  const processAt = async ({ address }: MongoMember) => {
    const options = { directConnection: true, monitorCommands: true }
    const client = mongoClient({
      url: `mongodb://${address}/behind`,
      callWithin: 10_000,
      logger: silentLogger,
      options,
    })
    clients.push(client)
    await client.db().command({ ping: 1 })
    const confirming = new Promise<void>(resolve => {
      client.on('commandStarted', ({ command }) => {
        if ((command['readConcern'] as { level?: string } | undefined)?.level === 'linearizable') resolve()
      })
    })
    return { ...processOn(client, LIMITS), confirming }
  }
  type Process = Awaited<ReturnType<typeof processAt>>

  const primaryAndNext = async () => {
    const { mongo } = servers()
    const primary = await mongo.primary()
    return { primary, next: mongo.members.find(member => member !== primary)! }
  }
  const strike = async (member: MongoMember, failPoint: string) => {
    struck.set(member, failPoint)
    await ask(member.address, { configureFailPoint: failPoint, mode: 'alwaysOn' })
  }
  async function heal() {
    for (const [member, failPoint] of struck) await ask(member.address, { configureFailPoint: failPoint, mode: 'off' })
    struck.clear()
  }
  const elect = async (next: MongoMember) => {
    await eventually('an election', () => ask(next.address, { replSetStepUp: 1 }, PATIENCE_MS))
    await eventually('the next primary', async () =>
      (await ask(next.address, { hello: 1 }))['isWritablePrimary'] === true ? true : undefined,
    )
  }
  /** Asks the one member for it with read concern majority, and no more. */
  const asMajority = ({ calls }: Process, id: string) => valueOf(calls.find('orders', { _id: id }))

  it('is waited for where it was elected so lately that it has not heard what a majority has', async () => {
    const { primary, next } = await primaryAndNext()
    const [before, after] = [await processAt(primary), await processAt(next)]
    await strike(next, 'disableSnapshotting')
    const { order } = await recorded(before)
    await elect(next)
    expect(await asMajority(after, order.id), 'by read concern majority').to.deep.equal([])

    const reading = valueOf(after.views.visibleTo(aCustomer(order.userId), order.id))
    await Promise.race([after.confirming, reading])
    await heal()
    await recorded(after)
    expect(await reading).to.include({ owner: order.userId, version: order.version })
    expect(await asMajority(after, order.id)).to.have.length(1)
  })

  it('is not known, rather than not there, where it has not heard yet that another has been elected', async () => {
    const { primary, next } = await primaryAndNext()
    const [stale, after] = [await processAt(primary), await processAt(next)]
    await strike(primary, 'blockHeartbeatStepdown')
    await elect(next)
    // Else the third goes on copying the one that was replaced, for as long as that answers.
    const third = servers().mongo.members.find(member => member !== primary && member !== next)!
    await ask(third.address, { replSetSyncFrom: next.address })
    const { order } = await recorded(after)
    expect(await asMajority(stale, order.id), 'by read concern majority').to.deep.equal([])

    const owner = aCustomer(order.userId)
    const unavailable = { type: 'Unavailable', what: 'orders' }
    expect(await errorOf(stale.views.visibleTo(owner, order.id))).to.include(unavailable)
    expect(await errorOf(stale.views.historyVisibleTo(owner, order.id))).to.include(unavailable)
    expect(await errorOf(stale.orders.visibleTo(owner, order.id))).to.include(unavailable)
    expect(await errorOf(stale.orderMails.find(order.id))).to.include(unavailable)
    expect(await valueOf(after.orders.visibleTo(owner, order.id))).to.deep.equal(order)

    await heal()
    await hasRole(primary)
  })

  it('is told apart from one that was never placed, for a majority is to be had again', async () => {
    const process = await processAt(await servers().mongo.primary())
    expect(await errorOf(process.views.visibleTo(aCustomer(), anOrderId()))).to.deep.equal({ type: 'OrderNotFound' })
  })
})
