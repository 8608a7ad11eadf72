import { expect } from 'chai'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { accountLinksContract } from '../../contracts/account-links.contract.js'
import { anAccount } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { mongoDatabases, processOn } from './mongo-under-test.js'

describe('MongoAccountLinks', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  accountLinksContract(open)

  it('finds accounts of older builds, whose address is not verified until somebody verifies it', async () => {
    const url = servers().mongo.url(`older-${process.pid}`)
    const client = mongoClient({ url, callWithin: 5_000, logger: silentLogger })
    try {
      const store = processOn(client)
      const account = anAccount()
      const { userId: _id, emailVerified: _1, createdAt, ...fields } = account
      await client
        .db()
        .collection<{ _id: string }>('accounts')
        .insertOne({ _id, ...fields, schemaVersion: 1, createdAt: new Date(createdAt) } as { _id: string })
      expect(await valueOf(store.accounts.byId(account.userId))).to.deep.equal({ ...account, emailVerified: false })
      await client
        .db()
        .collection('accounts')
        .updateOne({}, { $set: { emailVerified: true } })
      expect(await valueOf(store.accounts.byId(account.userId))).to.include({ emailVerified: true })
    } finally {
      await client.close()
    }
  })
})
