import { adjustmentJournalContract } from '../../contracts/adjustment-journal.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoAdjustmentJournal', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  adjustmentJournalContract(() => open())
})
