import { orderViewsContract } from '../../contracts/order-views.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoOrderViews', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  orderViewsContract(() => database.open())
})
