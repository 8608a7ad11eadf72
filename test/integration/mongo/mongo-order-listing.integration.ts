import { expect } from 'chai'
import type { Document, MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { OrderSelection } from '../../../src/domain/order/order-selection.js'
import { later } from '../../../src/domain/shared/instant.js'
import { orderListingContract } from '../../contracts/order-listing.contract.js'
import { DUE_AT, REFUSAL } from '../../contracts/orders-under-test.js'
import {
  aKeyedOrderId,
  anAdmin,
  anOrderId,
  aPlacedOrder,
  aPricedLine,
  aProduct,
  aUserId,
  heldLines,
  sku,
} from '../../support/builders.js'
import { valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { mongoDatabases, processOn } from './mongo-under-test.js'

describe('MongoOrderListing', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  orderListingContract(() => open(), { runs: 15 })

  describe('asked for any page of any list that is offered', () => {
    const LIMIT = 10
    const owners = times(3, aUserId)
    const at = (ms: number) => later(SOME_DAY, ms)
    const placed = times(600, i => {
      const lines = heldLines([
        aPricedLine(aProduct({ sku: sku(i % 2 === 0 ? 'MUG' : 'PEN') })),
        aPricedLine(aProduct({ sku: sku('BAG') })),
      ])
      return aPlacedOrder({ userId: owners[i % 3]!, lines }, { at: at(Math.floor(i / 40)) })
    })
    const inTheMidst = placed.find(({ order }, i) => i % 40 === 20 && order.createdAt === at(8))!.order
    let client: MongoClient
    let sent: Document[] = []

    before('placing orders, many of them at the same instant', async () => {
      client = mongoClient({
        url: servers().mongo.url(`lists-${process.pid}`),
        callWithin: 5_000,
        logger: silentLogger,
        options: { monitorCommands: true },
      })
      await client.db().dropDatabase()
      await prepareDatabase(client)
      const { orders } = processOn(client)
      await valuesOf(placed.map(each => orders.record(each, DUE_AT)))
      await valuesOf(times(50, () => orders.refuse(aKeyedOrderId(), REFUSAL)))
      await valuesOf(times(50, () => orders.abandon(anOrderId())))
      client.on('commandStarted', ({ commandName, command }) => {
        if (commandName === 'find') sent.push(structuredClone(command))
      })
    })
    after(() => client.close())

    const costOf = async (selection: OrderSelection) => {
      sent = []
      const { listing } = processOn(client)
      const { items } = await valueOf(listing.pageVisibleTo(anAdmin(), selection))
      const [{ lsid: _1, $clusterTime: _2, $db: _3, readConcern: _4, ...find } = {} as Document] = sent
      const { executionStats } = await client.db().command({ explain: find, verbosity: 'executionStats' })
      const { totalDocsExamined, totalKeysExamined } = executionStats as Record<string, number>
      return { shown: items.length, totalDocsExamined: totalDocsExamined!, totalKeysExamined: totalKeysExamined! }
    }

    const WHOSE = { everybody: {}, one: { userId: owners[0]! } }
    const TRAITS = {
      'of any kind': {},
      'of one status': { trait: { status: 'Pending' } },
      'with one SKU': { trait: { sku: sku('MUG') } },
    } as const
    const RANGES = {
      'at any time': {},
      'since then': { from: at(2) },
      'before then': { to: at(12) },
      'between two times': { from: at(2), to: at(12) },
    }
    const PAGES = { first: {}, 'next, in the midst of an instant,': { after: inTheMidst } }

    for (const [whose, owner] of Object.entries(WHOSE))
      for (const [kind, trait] of Object.entries(TRAITS))
        for (const [when, range] of Object.entries(RANGES))
          for (const [nth, after] of Object.entries(PAGES))
            it(`reads no more than it shows and one: the ${nth} page of ${whose}, ${kind}, ${when}`, async () => {
              const cost = await costOf({ ...owner, ...trait, ...range, ...after, limit: LIMIT })
              expect(cost.shown).to.equal(LIMIT)
              expect(cost.totalDocsExamined).to.be.at.most(LIMIT + 1)
              // Of the index a few keys more: where each of two ranges ends.
              expect(cost.totalKeysExamined).to.be.at.most(LIMIT + 5)
            })

    it('finds out about nothing as cheaply', async () => {
      for (const trait of [{ status: 'Failed' as const }, { sku: sku('LAMP') }])
        expect(await costOf({ trait, limit: LIMIT })).to.include({ shown: 0, totalDocsExamined: 0 })
    })
  })
})
