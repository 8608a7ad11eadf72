import { stockLedgerContract } from '../../contracts/stock-ledger.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoStockLedger', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  stockLedgerContract(() => open())
})
