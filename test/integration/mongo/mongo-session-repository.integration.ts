import { sessionRepositoryContract } from '../../contracts/session-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoSessionRepository', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  sessionRepositoryContract(async () => (await open()).sessions)
})
