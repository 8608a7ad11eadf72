import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { INDEXES } from '../../../src/adapters/driven/mongo/indexes.js'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { parseSearchTerm } from '../../../src/domain/stock/product-search.js'
import { anOrderId, aPricedLine, aProduct } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { stocked } from '../../contracts/stock-under-test.js'
import { processOn } from './mongo-under-test.js'

const SETTINGS = { callWithin: 5_000, logger: silentLogger }

describe('preparing a MongoDB database', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  beforeEach(async () => {
    client = mongoClient({ url: servers().mongo.url('prepared'), ...SETTINGS })
    await client.connect()
    await client.db().dropDatabase()
  })
  afterEach(() => client.close())

  const indexesOf = async (name: string) => (await client.db().collection(name).indexes()).map(each => each.name)

  it('makes every index, and again changes nothing, by several at once as well', async () => {
    for (const processes of [3, 1]) {
      await Promise.all(times(processes, () => prepareDatabase(client)))
      for (const [name, indexes] of Object.entries(INDEXES))
        expect(await indexesOf(name)).to.have.members(['_id_', ...indexes.map(index => index.name)])
    }
  })

  it('stops the start when an index cannot be unique', async () => {
    const accounts = client.db().collection('accounts')
    await accounts.insertMany([{ email: 'ada@example.com' }, { email: 'ada@example.com' }])
    const failure = await prepareDatabase(client).catch(String)
    expect(failure).to.include('accounts').and.to.include('duplicate key')
  })

  it('stops the start when an index of that name is another one', async () => {
    await client
      .db()
      .collection('accounts')
      .createIndexes([{ key: { email: 1 }, name: 'email' }])
    expect(await prepareDatabase(client).catch(String)).to.include('accounts')
  })

  it('lets products be found that an older build put on the shelf', async () => {
    await prepareDatabase(client)
    const process = processOn(client)
    const { sku } = await stocked(process, 5, aProduct({ name: 'Stoneware mug' }))
    await client
      .db()
      .collection('stock')
      .updateMany({}, { $unset: { search: '' } })
    const found = async () => {
      const term = parseSearchTerm('stone')._unsafeUnwrap()
      return (await valueOf(process.levels.list({ limit: 5, term }))).levels.map(({ product }) => product.sku)
    }
    expect(await found()).to.deep.equal([])
    await Promise.all(times(2, () => prepareDatabase(client)))
    expect(await found()).to.deep.equal([sku])
  })

  it('has the database itself refuse a figure that is negative, and stock out of nowhere', async () => {
    await prepareDatabase(client)
    const process = processOn(client)
    const { sku } = await stocked(process, 5)
    await valueOf(process.ledger.hold(anOrderId(), [aPricedLine()]))
    const stock = client.db().collection<{ _id: string }>('stock')
    for (const change of [{ available: -10, held: 10 }, { available: 1 }, { sold: 1 }]) {
      const failure = await stock.updateOne({ _id: sku }, { $inc: change }).catch(String)
      expect(failure).to.include('Document failed validation')
    }
  })
})
