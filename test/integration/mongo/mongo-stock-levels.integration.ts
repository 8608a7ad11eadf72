import { stockLevelsContract } from '../../contracts/stock-levels.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoStockLevels', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  stockLevelsContract(() => database.open())
})
