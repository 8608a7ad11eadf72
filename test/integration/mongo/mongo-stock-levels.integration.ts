import { stockLevelsContract } from '../../contracts/stock-levels.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoStockLevels', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  stockLevelsContract(() => open())
})
