import { orderRepositoryContract } from '../../contracts/order-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoOrderRepository', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  orderRepositoryContract(() => open(), { daysPass: false })
})
