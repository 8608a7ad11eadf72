import type { Document, MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { aProduct, sku } from '../../support/builders.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { processOn, type Process } from './mongo-under-test.js'

/** A prepared database for each test, in which somebody's script can leave what no validator would let in. */
export const foreignUnderTest = (name: string) => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let store: Process

  before(() => {
    client = mongoClient({ url: servers().mongo.url(name), callWithin: 5_000, logger: silentLogger })
  })
  after(() => client.close())
  beforeEach(async () => {
    await client.db().dropDatabase()
    await prepareDatabase(client)
    store = processOn(client)
  })

  const collection = (of: string) => client.db().collection<{ _id: string }>(of)
  const unchecked = { bypassDocumentValidation: true }
  const told = () => store.logger.lines.flatMap(({ level, facts }) => (level === 'error' ? [facts] : []))
  return {
    client: () => client,
    store: () => store,
    product: (of: string) => aProduct({ sku: sku(of) }),
    found: async (of: string, id: string): Promise<Document> => (await collection(of).findOne({ _id: id })) ?? {},
    left: (of: string, document: Document & { _id: string }) => collection(of).insertOne(document, unchecked),
    spoilt: (of: string, id: string, change: Document) => collection(of).updateOne({ _id: id }, change, unchecked),
    /** What operators were told as errors, and of which documents. */
    told,
    toldIds: () => told().map(facts => (facts as { id?: unknown }).id),
  }
}
