import { expect } from 'chai'
import type { Document, MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { stocked } from '../../contracts/stock-under-test.js'
import { anOrderId, aPricedLine } from '../../support/builders.js'
import { valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { processOn } from './mongo-under-test.js'

const ORDERS = 3

describe('A hold that is sent again', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  const nonces: unknown[] = []

  before(async () => {
    const url = servers().mongo.url(`nonces-${process.pid}`)
    client = mongoClient({ url, callWithin: 5_000, logger: silentLogger, options: { monitorCommands: true } })
    await prepareDatabase(client)
  })
  after(() => client.close())

  it('goes under another nonce each time: the first may land later, and must not be taken for the second', async () => {
    const store = processOn(client)
    await stocked(store, 10)
    client.on('commandStarted', ({ command }) => nonces.push(...noncesIn(command)))
    // Together they ask for more than there is: none is held, and those that fit are sent once more.
    const holdings = await valuesOf(times(ORDERS, () => store.ledger.hold(anOrderId(), [aPricedLine(undefined, 4)])))
    expect(holdings.filter(({ type }) => type === 'Held')).to.have.length(2)
    expect(nonces).to.have.length.above(ORDERS)
    expect(new Set(nonces)).to.have.property('size', nonces.length)
  })
})

const noncesIn = ({ updates = [] }: Document): readonly unknown[] =>
  (updates as readonly Document[]).flatMap(({ u }) =>
    Object.entries(((u as Document)['$set'] ?? {}) as Document).flatMap(([field, value]) =>
      field.endsWith('.nonce') ? [value as unknown] : [],
    ),
  )
