import { stockLedgerContract } from '../../contracts/stock-ledger.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoStockLedger', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  stockLedgerContract(() => database.open())
})
