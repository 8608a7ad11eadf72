import { stockAdministrationContract } from '../../contracts/stock-administration.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoStockAdministration', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  stockAdministrationContract(() => database.open())
})
