import { sessionRepositoryContract } from '../../contracts/session-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoSessionRepository', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  sessionRepositoryContract(async () => (await database.open()).sessions)
})
