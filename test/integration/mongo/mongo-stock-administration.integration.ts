import { stockAdministrationContract } from '../../contracts/stock-administration.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoStockAdministration', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  stockAdministrationContract(() => open())
})
