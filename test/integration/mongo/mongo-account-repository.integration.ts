import { accountRepositoryContract } from '../../contracts/account-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabase } from './mongo-under-test.js'

describe('MongoAccountRepository', () => {
  const servers = withServers({ mongo: {} })
  const database = mongoDatabase(name => servers().mongo.url(name))

  accountRepositoryContract(async () => (await database.open()).accounts)
})
