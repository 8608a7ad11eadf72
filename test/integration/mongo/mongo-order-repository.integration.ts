import { orderRepositoryContract } from '../../contracts/order-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoOrderRepository', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  orderRepositoryContract(() => database.open(), { daysPass: false })
})
