import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../../src/application/errors.js'
import { T } from '../../../src/bootstrap/tokens.js'
import type { Account } from '../../../src/domain/account/account.js'
import type { Order } from '../../../src/domain/order/order.js'
import { after } from '../../support/after.js'
import { allOf } from '../../support/all-of.js'
import { anItem } from '../../support/builders.js'
import { intercepting } from '../../support/intercepting.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { aWorld, type World } from '../../support/world.js'
import { wrapping } from '../../support/wrapping.js'

const SECOND = 1_000

/** Other systems are told what became of orders, unless their queue is away; `told` has the types of events. */
const announcing = (told: string[], isAway: () => boolean) =>
  wrapping(T.publisher, publisher => ({
    announcesOutcomes: true,
    publish: event => {
      if (event.type === 'OrderPlaced') return publisher.publish(event)
      if (isAway()) return errAsync(unavailable('their queue'))
      told.push(event.type)
      return publisher.publish(event)
    },
  }))

describe('an order that is looked at', () => {
  let world: World
  let ada: Account
  let order: Order
  const placedIn = async (opened: World) => {
    world = opened
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
    order = (await valueOf(world.place(ada, [anItem('MUG', 2)]))).order
    await world.settled()
  }
  const history = () => world.history(ada, order.id)

  describe('when there is nothing to do', () => {
    let written: string[]
    const noting =
      (what: string) =>
      <Answer>(write: () => Answer): Answer => {
        written.push(what)
        return write()
      }
    const watched = allOf(
      intercepting(T.orders, 'save', noting('an outcome')),
      intercepting(T.stock, 'sell', noting('a sale')),
      intercepting(T.stock, 'release', noting('a release')),
      intercepting(T.dueOrders, 'markPublished', noting('what is published')),
      intercepting(T.dueOrders, 'claimMail', noting('a claim')),
      intercepting(T.dueOrders, 'mark', noting('what is done')),
      intercepting(T.orderCache, 'put', noting('the cache')),
    )
    const writtenOnceMore = async () => {
      written = []
      await valueOf(world.deliver(order.id))
      return [...written]
    }
    beforeEach(() => {
      written = []
    })

    it('has nothing written: all is done, and its message comes again', async () => {
      await placedIn(aWorld(watched))
      await world.work()
      expect(written).to.include.members(['an outcome', 'a sale', 'what is done', 'the cache'])
      expect(await writtenOnceMore()).to.deep.equal([])
    })

    it('has nothing written: another one is mailing its customer', async () => {
      let meanwhile: readonly string[] | undefined
      const sending = intercepting(T.plainMailer, 'send', send =>
        after(async () => {
          meanwhile = await writtenOnceMore()
        }, send),
      )
      await placedIn(aWorld(allOf(watched, sending)))
      await valueOf(world.cancel(ada, order.id))
      await valueOf(world.deliver(order.id))
      expect(meanwhile).to.deep.equal([])
      expect(world.mails()).to.have.lengthOf(1)
    })
  })

  it('by a worker is never a repair, were it faster than the mark that it is published', async () => {
    await placedIn(aWorld(intercepting(T.dueOrders, 'markPublished', () => errAsync(unavailable('orders')))))
    await world.work()
    expect(await history()).to.deep.equal(['Placed by customer', 'Processed by worker', 'MailSent by worker'])
    expect(world.repairs()).to.deep.equal({})
  })

  it('too late to have its stock sold in time is told and counted as that, not as a mail that may still be answered', async () => {
    await placedIn(
      aWorld(
        allOf(
          intercepting(T.stock, 'sell', (sell, nth) => (nth === 1 ? errAsync(unavailable('stock')) : sell())),
          intercepting(T.plainMailer, 'send', (send, nth) => (nth === 1 ? errAsync(outcomeUnknown('mail')) : send())),
        ),
      ),
    )
    await world.tryToWork()
    await world.later(30 * SECOND)
    expect((await history()).slice(2)).to.deep.equal(['StockSettledLate by reconciler'])
    expect(world.repairs()).to.deep.equal({ 'Repaired.StockSettled': 1 })
  })

  describe('when other systems cannot be told of it', () => {
    let isAway: boolean
    let told: string[]
    beforeEach(async () => {
      isAway = true
      told = []
      await placedIn(aWorld(announcing(told, () => isAway)))
    })

    it('has all else done for it, and its worker says so', async () => {
      expect(await errorOf(world.deliver(order.id))).to.deep.equal({ type: 'Unpublished', what: 'their queue' })
      expect(await history()).to.deep.equal(['Placed by customer', 'Processed by worker', 'MailSent by worker'])
      expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    })

    it('has them told when it is due, though no message of it comes again', async () => {
      await errorOf(world.deliver(order.id))
      await world.later(30 * SECOND)
      expect(told).to.deep.equal([])
      isAway = false
      await world.later(30 * SECOND)
      expect(told).to.deep.equal(['OrderProcessed'])
      expect(world.repairs()).to.deep.equal({ 'Repaired.Published': 1 })
    })
  })

  describe('after it was cancelled, and other systems could not be told at once,', () => {
    let told: string[]
    let isAway: boolean
    beforeEach(async () => {
      told = []
      isAway = true
      await placedIn(aWorld(announcing(told, () => isAway)))
      await valueOf(world.cancel(ada, order.id))
      await world.settled()
      expect(world.logged.flatMap(({ facts }) => ('task' in facts ? [facts.task] : []))).to.deep.equal(['publish'])
    })

    it('has them told a moment later, which is no repair', async () => {
      isAway = false
      await world.later(SECOND)
      expect(told).to.deep.equal(['OrderCancelled'])
      expect((await history()).join()).not.to.contain('Late')
      expect(world.repairs()).to.deep.equal({})
    })

    it('has them told after half a minute, and that is one', async () => {
      world.clock.advance(30 * SECOND)
      isAway = false
      await world.later(0)
      expect(told).to.deep.equal(['OrderCancelled'])
      expect(await history()).to.include('PublishedLate by reconciler')
      expect(world.repairs()).to.deep.equal({ 'Repaired.Published': 1 })
    })
  })
})
