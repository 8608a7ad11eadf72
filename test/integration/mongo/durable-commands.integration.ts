import { expect } from 'chai'
import type { Document, MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import { aCustomer, anOrderId, aPlacedOrder, aPricedLine, aProcessing } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { DUE_AT, NEXT_LOOK } from '../../contracts/orders-under-test.js'
import { stocked } from '../../contracts/stock-under-test.js'
import { processOn } from './mongo-under-test.js'

const WRITES = ['insert', 'update', 'findAndModify']
const READS = ['find', 'aggregate']

const levelOf = (command: Document): unknown => (command['readConcern'] as Document | undefined)?.['level']

describe('what an order has MongoDB do', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let sought: OrderId
  const commands: Readonly<{ name: string; command: Document }>[] = []
  const sent = (names: readonly string[]) => commands.filter(({ name }) => names.includes(name))

  before(async () => {
    const url = servers().mongo.url(`durable-${process.pid}`)
    client = mongoClient({ url, callWithin: 5_000, logger: silentLogger, options: { monitorCommands: true } })
    await prepareDatabase(client)
    const store = processOn(client)
    const { orders, views, dueOrders, ledger } = store
    client.on('commandStarted', ({ commandName: name, command }) => commands.push({ name, command }))

    await stocked(store, 10)
    const holding = await valueOf(ledger.hold(anOrderId(), [aPricedLine()]))
    await valueOf(ledger.release(anOrderId(), holding.taken))
    await valueOf(ledger.oldHolds(0, 10, new Set()))
    const placed = aPlacedOrder()
    await valueOf(orders.record(placed, DUE_AT))
    await valueOf(orders.decisionOf(placed.order.id))
    await valueOf(orders.save(aProcessing(placed.order), { announce: false, dueAt: NEXT_LOOK }))
    await valueOf(dueOrders.mark(placed.order.id, { stock: 'done' }))
    await valueOf(dueOrders.claimDue(NEXT_LOOK, NEXT_LOOK, 10))
    sought = anOrderId()
    await errorOf(views.visibleTo(aCustomer(), sought))
    client.removeAllListeners('commandStarted')
  })
  after(() => client.close())

  it('is written where a majority and the journal have it, and never sent again by the driver', () => {
    expect(sent(WRITES).map(({ name }) => name)).to.include.members(WRITES)
    for (const { name, command } of sent(WRITES)) {
      expect(command['writeConcern'], name).to.include({ w: 'majority', j: true })
      expect(command, name).not.to.have.property('txnNumber')
    }
  })

  it('is read from the primary as a majority has it: what a failover takes back was never seen', () => {
    const reads = sent(READS).filter(({ command }) => levelOf(command) !== 'linearizable')
    expect(reads.map(({ name }) => name)).to.include.members(READS)
    for (const { name, command } of reads) {
      expect(command['readConcern'], name).to.deep.equal({ level: 'majority' })
      expect(command['$readPreference'] ?? { mode: 'primary' }, name).to.include({ mode: 'primary' })
    }
  })

  it('is looked for once more, surely and by its id alone, before anybody is told that it is not there', () => {
    const confirming = sent(READS).filter(({ command }) => levelOf(command) === 'linearizable')
    expect(confirming).to.have.length(1)
    expect(confirming[0]!.command).to.deep.include({
      find: 'orders',
      filter: { _id: sought },
      limit: 1,
      maxTimeMS: 5_000,
    })
  })
})
