import { dueOrdersContract } from '../../contracts/due-orders.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoDueOrders', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  dueOrdersContract(() => database.open())
})
