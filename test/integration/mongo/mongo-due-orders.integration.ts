import { dueOrdersContract } from '../../contracts/due-orders.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoDueOrders', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  dueOrdersContract(() => open())
})
