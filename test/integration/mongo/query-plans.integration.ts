import { expect } from 'chai'
import type { Document, MongoClient } from 'mongodb'
import { okAsync } from 'neverthrow'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import {
  aClaimToken,
  anAccount,
  anAdmin,
  anEventId,
  anOrderId,
  aPlacedOrder,
  aPricedLine,
  aProcessing,
  aProduct,
  aSession,
  sku,
} from '../../support/builders.js'
import type { ImportId } from '../../../src/domain/shared/ids.js'
import { EMPTY_REPORT } from '../../../src/domain/stock/stock-import.js'
import { parseSearchTerm } from '../../../src/domain/stock/product-search.js'
import { linkOf, type LinkHash } from '../../../src/domain/account/account-link.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { errorOf, valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { DUE_AT, NEXT_LOOK, REFUSAL } from '../../contracts/orders-under-test.js'
import { anAdjustment, stocked } from '../../contracts/stock-under-test.js'
import { processOn, type Process } from './mongo-under-test.js'

type Sent = Readonly<{ collection: string; command: Document }>

describe('every query of the MongoDB adapters', () => {
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  const sent: Sent[] = []

  before(async () => {
    const url = servers().mongo.url('plans')
    client = mongoClient({ url, callWithin: 5_000, logger: silentLogger, options: { monitorCommands: true } })
    await client.db().dropDatabase()
    await prepareDatabase(client)
    const process = processOn(client)
    await everythingThereIs(process)
    client.on('commandStarted', ({ commandName, command }) => {
      const collection: unknown = command[commandName]
      if (typeof collection === 'string') sent.push({ collection, command: structuredClone(command) })
    })
    await everythingThereIs(process)
    await whatOperatorsAsk(process)
    client.removeAllListeners('commandStarted')
  })
  after(() => client.close())

  it('was sent in this test', () => {
    const kinds = new Set(sent.map(({ collection, command }) => `${Object.keys(command)[0]} ${collection}`))
    expect(kinds).to.include.members([
      ...['find orders', 'update orders', 'insert orders', 'find stock', 'update stock', 'aggregate stock'],
      ...['findAndModify stock', 'find adjustments', 'insert adjustments', 'find accounts', 'insert accounts'],
      ...['find sessions', 'update sessions', 'insert sessions'],
      ...['find deadLetters', 'update deadLetters', 'insert deadLetters'],
    ])
  })

  it('uses an index: nothing is looked for by reading a collection through', async () => {
    for (const { collection, command } of sent)
      for (const query of explainable(collection, command)) {
        const plan = await client.db().command({ explain: query, verbosity: 'queryPlanner' })
        expect(JSON.stringify(plan), JSON.stringify(query)).not.to.include('COLLSCAN')
        expect(JSON.stringify(plan), JSON.stringify(query)).to.match(/IXSCAN|IDHACK|"UPDATE"|EOF/)
      }
  })

  it('for a page of the inventory reads no more than the page and one, and sorts nothing', async () => {
    const pages = sent.filter(({ collection, command }) => /^(stock|adjustments)$/.test(collection) && command['sort'])
    expect(pages).not.to.be.empty
    for (const { collection, command } of pages)
      for (const query of explainable(collection, command)) {
        const plan = await client.db().command({ explain: query, verbosity: 'executionStats' })
        const { totalDocsExamined } = plan['executionStats'] as { totalDocsExamined: number }
        expect(totalDocsExamined, JSON.stringify(query)).to.be.at.most(query['limit'] as number)
        expect(JSON.stringify(plan['queryPlanner']), JSON.stringify(query)).not.to.include('"SORT"')
      }
  })
})

/** What of a command can be explained, one query at a time. */
const explainable = (collection: string, command: Document): Document[] => {
  const { lsid: _1, $clusterTime: _2, $db: _3, writeConcern: _4, txnNumber: _5, readConcern: _6, ...rest } = command
  const [name] = Object.keys(rest)
  if (name === 'insert') return []
  if (name === 'update')
    return (rest['updates'] as Document[]).map(update => ({ update: collection, updates: [update] }))
  return [rest]
}

/** Each method of each port, so that it finds something to do. */
const everythingThereIs = async (process: Process) => {
  const {
    orders,
    dueOrders,
    orderMails,
    views,
    ledger,
    administration,
    levels,
    journal,
    intake,
    imports,
    pendingOrders,
    backlog,
    versions,
    listing,
    catalogue,
    accounts,
    links,
    sessions,
  } = process
  const products = times(20, i => aProduct({ sku: sku(`SKU-${anOrderId()}-${i}`.slice(0, 60)) }))
  for (const product of products) await stocked(process, 10, product)
  const [one, other] = [products[0]!, products[1]!]
  await valueOf(administration.put({ ...one, name: 'Another name' }))
  await valueOf(administration.adjust(anAdjustment(one.sku, 5)))
  await valueOf(levels.list({ limit: 100 }))
  await valueOf(levels.list({ limit: 5, after: one.sku }))
  await valueOf(levels.list({ limit: 5, after: one.sku, term: parseSearchTerm('mug')._unsafeUnwrap() }))
  await valueOf(levels.of(one.sku))
  await valuesOf([catalogue.products([one.sku]), catalogue.currentProducts([one.sku, other.sku])])

  const placed = times(20, () => aPlacedOrder())
  await valuesOf(placed.map(each => orders.record(each, DUE_AT)))
  await valuesOf([orders.record(placed[0]!, DUE_AT), orders.refuse(anOrderId(), REFUSAL), orders.abandon(anOrderId())])
  const [pending] = await valueOf(pendingOrders.list(1))
  await valueOf(pendingOrders.list(5, pending))
  await valueOf(backlog.oldest())
  const { order, event } = placed[1]!
  const actor = anAdmin()
  await valueOf(views.visibleTo(actor, order.id))
  await valueOf(views.historyVisibleTo(actor, order.id))
  await valueOf(versions.of([order.id]))
  await valueOf(listing.pageVisibleTo(actor, { limit: 10 }))
  await valueOf(dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
  await valueOf(dueOrders.putBack(order.id, event, { requeues: 0 }, NEXT_LOOK))
  await valueOf(dueOrders.claimDue(NEXT_LOOK, NEXT_LOOK, 10))
  await valueOf(orders.save(aProcessing(order), { announce: true, dueAt: NEXT_LOOK }))
  const claim = aClaimToken()
  const deed = { at: DUE_AT, by: { role: 'worker' } } as const
  await valueOf(dueOrders.claimMail(order.id, { token: claim, leaseMs: 1_000 }, deed))
  const mail = { token: claim, outcome: { type: 'Sent', messageId: 'm' }, deed } as const
  await valueOf(dueOrders.mark(order.id, { stock: 'done', mail }))
  await valueOf(orderMails.makeDue(await valueOf(orderMails.find(order.id)), deed))
  const readdressed = await valueOf(orderMails.find(placed[2]!.order.id))
  await valueOf(orderMails.readdress(readdressed, readdressed.order.mailTo, deed))

  const ids = times(3, anOrderId)
  const holdings = await valuesOf(ids.map(id => ledger.hold(id, [aPricedLine(one), aPricedLine(other, 2)])))
  await valueOf(ledger.hold(ids[0]!, [aPricedLine(one, 100)]))
  const [oldHold] = await valueOf(ledger.oldHolds(0, 10, new Set([holdings[0]!.taken[0]!.nonce])))
  await valueOf(ledger.oldHolds(0, 10, new Set(), oldHold))
  await valueOf(ledger.sell(ids[0]!, holdings[0]!.taken))
  await valueOf(ledger.sell(ids[0]!, holdings[0]!.taken))
  await valueOf(ledger.release(ids[1]!, holdings[1]!.taken))
  await valueOf(administration.fileAdjustments(5))
  await valueOf(intake.take([{ terms: one, adjustment: anAdjustment(one.sku, 1) }, { terms: other }]))
  const token = aClaimToken()
  const attempt = { id: anOrderId() as string as ImportId, by: actor.userId, at: DUE_AT, fingerprint: 'rows', token }
  await valueOf(imports.begin(attempt))
  await valueOf(imports.note(attempt, EMPTY_REPORT, 'Done', 0))
  const { adjustments } = await valueOf(journal.of(one.sku, { limit: 1 }))
  await valueOf(journal.of(one.sku, { limit: 1, after: adjustments[0]! }))

  const account = anAccount()
  await valueOf(accounts.add(account))
  await valuesOf([accounts.byId(account.userId), accounts.byEmail(account.email)])
  await valuesOf([accounts.setRole(account.userId, 'admin'), accounts.setDisabled(account.userId, true)])
  await valueOf(accounts.changePassword(account.userId, account.passwordHash, account.passwordHash))
  const verifying = linkOf('verifyEmail', account.userId as string as LinkHash, SOME_DAY)
  const resetting = linkOf('resetPassword', account.userId as string as LinkHash, SOME_DAY)
  await valuesOf([
    links.keep(account.userId, 'verifyEmail', verifying),
    links.keep(account.userId, 'resetPassword', resetting),
  ])
  await valueOf(links.verifyEmail(verifying.hash, SOME_DAY))
  await valueOf(links.resetPassword(resetting.hash, account.passwordHash, SOME_DAY))
  await valueOf(links.unfinishedReset(resetting.hash, SOME_DAY))
  await valueOf(links.finishReset(account.userId, resetting.hash))
  const session = aSession()
  await valueOf(sessions.add(session))
  await valueOf(sessions.isLive(session.id, DUE_AT))
  await valueOf(sessions.save({ ...session, generation: 1 }, session))
  await valueOf(sessions.liveOf(session.userId, DUE_AT))
  await valueOf(sessions.revokedAmong([session.id]))
  await valueOf(sessions.revoke(session.userId, [session.id], DUE_AT))
  await valueOf(sessions.revokeAll(session.userId, DUE_AT))
  await valueOf(sessions.revokeAll(session.userId, DUE_AT, session.id))
}

/** What operators ask for, in a database in which there is nothing to find as well as in one in which there is. */
const whatOperatorsAsk = async ({ deadMails, views, deadLetters: opened }: Process) => {
  const deadLetters = opened(() => okAsync(undefined))
  const [first, second] = times(2, () => ({
    id: anEventId(),
    body: '{}',
    reason: 'not JSON',
    receives: 1,
    firstSeen: DUE_AT,
  }))
  await valuesOf([deadLetters.add(first!), deadLetters.add(second!)])
  await valueOf(deadLetters.list(1))
  await valueOf(deadLetters.list(10, first))
  await valueOf(deadLetters.redrive(first!.id))
  await valueOf(deadMails.list(10))
  await errorOf(views.visibleTo(anAdmin(), anOrderId()))
}
