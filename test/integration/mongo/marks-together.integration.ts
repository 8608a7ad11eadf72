import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import type { Order } from '../../../src/domain/order/order.js'
import type { ClaimToken } from '../../../src/domain/shared/ids.js'
import { DUE_AT, NEXT_LOOK, progressOf, recorded } from '../../contracts/orders-under-test.js'
import { aClaimToken, aProcessing } from '../../support/builders.js'
import { valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { processOn, type Process } from './mongo-under-test.js'

type Claimed = Readonly<{ order: Order; token: ClaimToken; announced: boolean }>

const DEED = { at: SOME_DAY, by: { role: 'worker' } } as const
const SENT = { state: 'sent', attempts: 1, messageId: 'm-1' }

describe('marks that go together', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: {} })
  let client: MongoClient
  let updates: number
  let one: Process
  let other: Process

  before(async () => {
    const url = servers().mongo.url('marks')
    client = mongoClient({ url, callWithin: 10_000, logger: silentLogger, options: { monitorCommands: true } })
    client.on('commandStarted', ({ commandName }) => (updates += commandName === 'update' ? 1 : 0))
    await prepareDatabase(client)
    ;[one, other] = [processOn(client), processOn(client, {}, { together: 7 })]
  })
  after(() => client.close())

  const claimed = async (announced: boolean): Promise<Claimed> => {
    const { order, event } = await recorded(one)
    const token = aClaimToken()
    const processing = aProcessing(order)
    const claim = { token, leaseMs: 60_000 }
    await valueOf(one.dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
    await valueOf(one.orders.save(processing, { announce: announced, dueAt: DUE_AT, claim }))
    return { order: processing.order, token, announced }
  }
  const finish = ({ dueOrders }: Process, { order, token }: Claimed) =>
    dueOrders.mark(order.id, {
      stock: 'done',
      mail: { token, outcome: { type: 'Sent', messageId: 'm-1' }, deed: DEED },
    })
  const timesSent = async ({ order }: Claimed) =>
    (await progressOf(one, order.id)).history.filter(({ what }) => what === 'MailSent').length

  it('are one command where each finds its order as it was left', async () => {
    const orders = await Promise.all(times(40, () => claimed(false)))
    updates = 0
    await valuesOf(orders.map(each => finish(one, each)))
    expect(updates).to.equal(1)
    for (const { order } of orders) {
      const { mail, stock, ...rest } = await progressOf(one, order.id)
      expect({ mail, stock }).to.deep.equal({ mail: SENT, stock: 'done' })
      expect(rest).not.to.have.property('dueAt')
    }
  })

  it('are two where some do not, and each is done as if it were alone', async () => {
    const orders = await Promise.all(times(40, index => claimed(index % 3 === 0)))
    const robbed = orders.filter((_, index) => index % 5 === 0)
    updates = 0
    await valuesOf(orders.map(each => finish(one, robbed.includes(each) ? { ...each, token: aClaimToken() } : each)))
    expect(updates).to.equal(2)
    for (const each of orders) {
      const { mail, stock, dueAt } = await progressOf(one, each.order.id)
      const isRobbed = robbed.includes(each)
      expect({ stock, state: mail.state }).to.deep.equal({ stock: 'done', state: isRobbed ? 'claimed' : 'sent' })
      expect(dueAt).to.equal(isRobbed || each.announced ? DUE_AT : undefined)
      expect(await timesSent(each)).to.equal(isRobbed ? 0 : 1)
    }
  })

  it('leave no more in the history than it has room for, however often a mail is sent again', async () => {
    const mailed = await claimed(false)
    await valueOf(finish(one, mailed))
    for (let time = 1; time < 12; time += 1) {
      await valueOf(one.orderMails.makeDue(await valueOf(one.orderMails.find(mailed.order.id)), DEED))
      await valueOf(one.dueOrders.claimMail(mailed.order.id, { token: mailed.token, leaseMs: 60_000 }, DEED))
      await valueOf(finish(one, mailed))
    }
    expect(await timesSent(mailed)).to.equal(10)
    expect(await progressOf(one, mailed.order.id)).to.have.nested.property('repeated.MailSent.times', 2)
  })

  it('by two processes over and over, while operators have mails sent again, tell of each mail once', async () => {
    const orders = await Promise.all(times(60, index => claimed(index % 4 === 0)))
    const again = async ({ order }: Claimed) => {
      const seen = await valueOf(one.orderMails.find(order.id))
      if (seen.mail.state === 'sent') await valueOf(one.orderMails.makeDue(seen, DEED))
    }
    await valuesOf(times(4, round => orders.map(each => finish(round % 2 === 0 ? one : other, each))).flat())
    const resent = orders.filter((_, index) => index % 2 === 0)
    await Promise.all([
      ...resent.map(again),
      ...times(4, round => orders.map(async each => valueOf(finish(round % 2 === 0 ? one : other, each)))).flat(),
    ])
    for (const each of orders) {
      const { mail, stock, dueAt } = await progressOf(one, each.order.id)
      expect(stock).to.equal('done')
      expect(await timesSent(each)).to.equal(1)
      if (resent.includes(each)) expect({ state: mail.state, dueAt }).to.deep.equal({ state: 'due', dueAt: SOME_DAY })
      else expect(mail).to.deep.equal(SENT)
    }
  })
})
