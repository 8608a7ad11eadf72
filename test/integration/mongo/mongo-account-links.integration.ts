import { expect } from 'chai'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import type { Account } from '../../../src/domain/account/account.js'
import { BETWEEN_LINKS, linkOf, type AccountLink, type LinkHash } from '../../../src/domain/account/account-link.js'
import type { PasswordHash } from '../../../src/domain/account/credentials.js'
import { later } from '../../../src/domain/shared/instant.js'
import { accountLinksContract } from '../../contracts/account-links.contract.js'
import { anAccount } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { mongoDatabases, processOn } from './mongo-under-test.js'

const SOON = later(SOME_DAY, 1_000)

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

  it('knows a link as older builds keep it, alone, and has a newer one take its place', async () => {
    const url = servers().mongo.url(`lone-${process.pid}`)
    const client = mongoClient({ url, callWithin: 5_000, logger: silentLogger })
    try {
      const { accounts, links } = processOn(client)
      const [alone, replaced] = [anAccount(), anAccount()]
      const linkFor = ({ userId }: Account, at = SOME_DAY) => linkOf('resetPassword', `${userId}${at}` as LinkHash, at)
      for (const account of [alone, replaced]) {
        await valueOf(accounts.add(account))
        const { hash, madeAt, expiresAt } = linkFor(account)
        const link = { hash, madeAt: new Date(madeAt), expiresAt: new Date(expiresAt) }
        await client
          .db()
          .collection<{ _id: string }>('accounts')
          .updateOne({ _id: account.userId }, { $set: { 'links.resetPassword': link } })
      }
      expect(await valueOf(links.keep(replaced.userId, 'resetPassword', linkFor(replaced, SOON)))).to.equal(false)
      const then = later(SOME_DAY, BETWEEN_LINKS)
      const newer = linkFor(replaced, then)
      expect(await valueOf(links.keep(replaced.userId, 'resetPassword', newer))).to.equal(true)
      const spent = ({ hash }: AccountLink, at = then) => valueOf(links.resetPassword(hash, 'next' as PasswordHash, at))
      expect(await spent(linkFor(alone), linkFor(alone).expiresAt)).to.equal(undefined)
      expect(await spent(linkFor(alone))).to.equal(alone.userId)
      expect(await spent(linkFor(replaced))).to.equal(undefined)
      expect(await spent(newer)).to.equal(replaced.userId)
    } finally {
      await client.close()
    }
  })
})
