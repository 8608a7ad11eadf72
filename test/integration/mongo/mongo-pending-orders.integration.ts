import { pendingOrdersContract } from '../../contracts/pending-orders.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoPendingOrders', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  pendingOrdersContract(() => open())
})
