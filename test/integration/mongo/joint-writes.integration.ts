import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import {
  aCancelling,
  anOrderId,
  aPlacedOrder,
  aPricedLine,
  aProcessing,
  aProduct,
  sku,
  usd,
} from '../../support/builders.js'
import { valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { DUE_AT, NEXT_LOOK } from '../../contracts/orders-under-test.js'
import { anAdjustment, expectConserved, figuresOf, stocked } from '../../contracts/stock-under-test.js'
import { processOn, type Process } from './mongo-under-test.js'

const MUG = aProduct()
const POT = aProduct({ sku: sku('POT'), unitPrice: usd(4_500) })

describe('writes that go together', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let commands: string[]
  let one: Process
  let other: Process

  before(() => {
    const url = servers().mongo.url('together')
    client = mongoClient({ url, callWithin: 10_000, logger: silentLogger, options: { monitorCommands: true } })
    client.on('commandStarted', ({ commandName }) => commands.push(commandName))
  })
  after(() => client.close())
  beforeEach(async () => {
    commands = []
    await client.db().dropDatabase()
    await prepareDatabase(client)
    const limits = { capacity: 20_000, callWithin: 10_000, holdWithin: 20_000 }
    one = processOn(client, limits)
    other = processOn(client, limits, { together: 7, abreast: 3 })
  })
  afterEach(async () => {
    await expectConserved(one)
    for (const { _id, held, holdCount, holds } of await client.db().collection('stock').find().toArray()) {
      const quantities = Object.values(holds as Record<string, { quantity: number }>).map(({ quantity }) => quantity)
      expect([holdCount, held], String(_id)).to.deep.equal([
        quantities.length,
        quantities.reduce((sum, quantity) => sum + quantity, 0),
      ])
    }
  })

  const sent = (name: string) => commands.filter(each => each === name).length
  const either = (i: number) => (i % 2 === 0 ? one : other)

  it('hold for many orders in few commands', async () => {
    await stocked(one, 1_000, MUG)
    commands = []
    await valuesOf(times(500, () => one.ledger.hold(anOrderId(), [aPricedLine(MUG)])))
    expect(sent('update')).to.be.at.most(4)
    expect(sent('find')).to.equal(0)
  })

  it('give 100 units to 100 of 1,000 orders of two processes', async () => {
    await stocked(one, 100, MUG)
    const holdings = await valuesOf(times(1_000, i => either(i).ledger.hold(anOrderId(), [aPricedLine(MUG)])))
    expect(holdings.filter(({ type }) => type === 'Held')).to.have.length(100)
    expect(holdings.filter(({ type }) => type === 'Short')).to.have.length(900)
    expect(await figuresOf(one, MUG.sku)).to.include({ available: 0, held: 100 })
  })

  it('refuse nobody while there is enough of everything', async () => {
    const products = times(5, i => aProduct({ sku: sku(`SKU-${i}`) }))
    for (const product of products) await stocked(one, 120, product)
    const orders = times(300, i => [products[i % 5]!, products[(i + 1) % 5]!] as const)
    const holdings = await valuesOf(
      orders.map(([a, b], i) => either(i).ledger.hold(anOrderId(), [aPricedLine(a), aPricedLine(b)])),
    )
    expect(holdings.map(({ type }) => type)).to.deep.equal(times(300, () => 'Held'))
  })

  it('do not fail an order because another asks for too much, at an old price, or for nothing that is there', async () => {
    await stocked(one, 100, MUG)
    await stocked(one, 100, POT)
    const misfits = [
      [aPricedLine(MUG, 101)],
      [aPricedLine({ ...MUG, unitPrice: usd(1) })],
      [aPricedLine(aProduct({ sku: sku('NONE') }))],
    ] as const
    const holdings = await valuesOf(
      times(60, i => one.ledger.hold(anOrderId(), misfits[i] ?? [aPricedLine(MUG), aPricedLine(POT)])),
    )
    expect(holdings.slice(0, 3).map(({ type }) => type)).to.deep.equal(['Short', 'PriceChanged', 'PriceChanged'])
    expect(holdings.slice(3).map(({ type }) => type)).to.deep.equal(times(57, () => 'Held'))
  })

  it('go on without a stock item that the database will not change, and without those who want it', async () => {
    await stocked(one, 100, MUG)
    await stocked(one, 100, POT)
    const orderIds = times(4, anOrderId)
    const held = await valuesOf(
      orderIds.map((orderId, i) => one.ledger.hold(orderId, [aPricedLine(i % 2 === 0 ? MUG : POT)])),
    )
    const pots = client.db().collection<{ _id: string }>('stock')
    await pots.updateOne({ _id: POT.sku }, { $inc: { received: 1 } }, { bypassDocumentValidation: true })
    const asked = times(20, i => one.ledger.hold(anOrderId(), [aPricedLine(i % 2 === 0 ? MUG : POT)]))
    const settled = await Promise.all(asked)
    expect(settled.map(each => (each.isOk() ? each.value.type : each.error.type))).to.deep.equal(
      times(20, i => (i % 2 === 0 ? 'Held' : 'Unavailable')),
    )
    const sold = await Promise.all(orderIds.map((orderId, i) => one.ledger.sell(orderId, held[i]!.taken)))
    expect(sold.map(each => each.isOk())).to.deep.equal([true, false, true, false])
    await pots.updateOne({ _id: POT.sku }, { $inc: { received: -1 } })
  })

  it('take once for one order, however many attempts of two processes meet, and all get its nonces', async () => {
    await stocked(one, 100, MUG)
    await stocked(one, 100, POT)
    const orderId = anOrderId()
    const holdings = await valuesOf(
      times(40, i => either(i).ledger.hold(orderId, [aPricedLine(MUG, 2), aPricedLine(POT)])),
    )
    const nonces = holdings.map(each => (each.type === 'Held' ? each.lines.map(line => line.hold).join() : each.type))
    expect(new Set(nonces)).to.have.property('size', 1)
    expect(holdings.flatMap(({ taken }) => taken)).to.have.length(2)
    expect(await figuresOf(one, MUG.sku)).to.include({ held: 2 })
  })

  it('find a storm on what is sold out in a read a round, and take nothing else for it', async () => {
    await stocked(one, 1, MUG)
    await stocked(one, 1_000, POT)
    await valuesOf(times(3, () => one.ledger.hold(anOrderId(), [aPricedLine(MUG)])))
    commands = []
    const lines = [aPricedLine(MUG), aPricedLine(POT)] as const
    const holdings = await valuesOf(times(1_000, () => one.ledger.hold(anOrderId(), lines)))
    expect(holdings.every(({ type, taken }) => type === 'Short' && taken.length === 0)).to.be.true
    expect([sent('update'), sent('find') <= 10]).to.deep.equal([0, true])
    await valueOf(one.administration.adjust(anAdjustment(MUG.sku, 5)))
    expect((await valueOf(one.ledger.hold(anOrderId(), lines))).type).to.equal('Held')
  })

  it('settle each hold once, of those that are sold and released over and over by two processes', async () => {
    await stocked(one, 300, MUG)
    await stocked(one, 300, POT)
    const held = await Promise.all(
      times(100, async i => {
        const orderId = anOrderId()
        const { taken } = await valueOf(one.ledger.hold(orderId, [aPricedLine(MUG, (i % 3) + 1), aPricedLine(POT)]))
        return { orderId, taken, units: (i % 3) + 1 }
      }),
    )
    await valuesOf(
      times(5, round =>
        held.map(({ orderId, taken }, i) =>
          either(round).ledger[i % 4 === 0 ? 'release' : 'sell'](orderId, round % 2 === 0 ? taken : taken.toReversed()),
        ),
      ).flat(),
    )
    const sold = held.filter((_, i) => i % 4 !== 0).reduce((sum, { units }) => sum + units, 0)
    expect(await figuresOf(one, MUG.sku)).to.include({ held: 0, sold, available: 300 - sold })
    expect(await figuresOf(one, POT.sku)).to.include({ held: 0, sold: 75, available: 225 })
  })

  it('decide many orders without a rival by their writes alone', async () => {
    const placed = times(50, () => aPlacedOrder())
    await valuesOf(placed.map(each => one.orders.record(each, DUE_AT)))
    commands = []
    const decisions = placed.map(({ order }) => aProcessing(order))
    await valuesOf(decisions.map(decision => one.orders.save(decision, { announce: false, dueAt: NEXT_LOOK })))
    expect(commands.filter(name => name !== 'update')).to.deep.equal([])
    const stored = await valuesOf(decisions.map(({ order }) => one.orders.decisionOf(order.id)))
    expect(stored).to.deep.equal(decisions.map(({ order }) => ({ type: 'Ordered', order })))
  })

  it('record and decide many orders in few commands, each decided by one of its rivals', async () => {
    const placed = times(200, () => aPlacedOrder())
    commands = []
    await valuesOf(placed.map(each => one.orders.record(each, DUE_AT)))
    expect(sent('insert')).to.be.at.most(3)

    const options = { announce: false, dueAt: NEXT_LOOK }
    const rivals = placed.flatMap(({ order }) => [aProcessing(order), aCancelling(order), aCancelling(order)])
    const saved = await Promise.all(rivals.map((rival, i) => (i % 3 === 1 ? other : one).orders.save(rival, options)))
    const winners = rivals.filter((_, i) => saved[i]?.isOk()).map(({ order }) => order)
    expect(new Set(winners.map(({ id }) => id))).to.have.property('size', 200)
    expect(winners).to.have.length(200)
    for (const result of saved) if (result.isErr()) expect(result.error).to.deep.equal({ type: 'StaleOrder' })
    const stored = await valuesOf(winners.map(({ id }) => one.orders.decisionOf(id)))
    expect(stored).to.deep.equal(winners.map(order => ({ type: 'Ordered', order })))
  })
})
