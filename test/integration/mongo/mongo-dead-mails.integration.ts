import { deadMailsContract } from '../../contracts/dead-mails.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoDeadMails', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  deadMailsContract(() => open())
})
