import { orderBacklogContract } from '../../contracts/order-backlog.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoOrderBacklog', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  orderBacklogContract(() => open())
})
