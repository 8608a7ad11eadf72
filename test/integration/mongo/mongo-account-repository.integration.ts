import { accountRepositoryContract } from '../../contracts/account-repository.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoAccountRepository', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  accountRepositoryContract(async () => (await open()).accounts)
})
