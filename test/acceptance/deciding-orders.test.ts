import { expect } from 'chai'
import type { Container } from 'inversify'
import { errAsync } from 'neverthrow'
import { inMemoryEventPublisher } from '../../src/adapters/driven/in-memory/in-memory-event-publisher.js'
import { decodeMessage } from '../../src/adapters/wire/order-message.js'
import { staleOrder } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Order } from '../../src/domain/order/order.js'
import type { Account } from '../../src/domain/account/account.js'
import { after } from '../support/after.js'
import { anItem, anOrderId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

describe('deciding orders', () => {
  let world: World
  let ada: Account
  let order: Order
  const placedIn = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
    order = (await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 2)]))).order
    await world.settled()
  }
  beforeEach(() => placedIn(aWorld()))

  it('processes an order: its stock is sold, and the customer is told', async () => {
    expect(await world.work()).to.equal(1)

    expect(await world.order(ada, order.id)).to.include({ status: 'Processed', version: 2 })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 0, sold: 1 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.mails().map(({ to, orderId }) => ({ to, orderId }))).to.deep.equal([
      { to: 'ada@example.com', orderId: order.id },
    ])
    expect(await world.history(ada, order.id)).to.deep.equal([
      'Placed by customer',
      'Processed by worker',
      'MailSent by worker',
    ])
  })

  it('lets an order fail whose products were withdrawn: its stock goes back, and the customer sees why', async () => {
    await world.revise('MUG', { active: false })
    await world.work()

    const { status, failure } = await world.order(ada, order.id)
    expect({ status, skus: failure?.skus }).to.deep.equal({ status: 'Failed', skus: ['MUG'] })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.mails()[0]?.text).to.contain('MUG')
    expect(await world.history(ada, order.id)).to.deep.equal([
      'Placed by customer',
      'Failed by worker: ProductsWithdrawn',
      'MailSent by worker',
    ])
  })

  it('does nothing twice, however often the message comes', async () => {
    await world.work()
    await valueOf(world.deliver(order.id))
    await valueOf(world.deliver(order.id))

    expect(world.mails()).to.have.lengthOf(1)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.counts()).to.include({ OrderProcessed: 1 })
  })

  it('does nothing twice when two workers decide at the same time', async () => {
    await placedIn(
      aWorld(
        intercepting(T.orders, 'save', (save, nth) =>
          nth === 1 ? after(() => valueOf(world.deliver(order.id)), save) : save(),
        ),
      ),
    )
    expect(await world.work()).to.equal(1)
    expect(world.mails()).to.have.lengthOf(1)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.counts()).to.include({ OrderProcessed: 1 })
  })

  it('gives the message back when the order is never as it was loaded', async () => {
    await placedIn(aWorld(intercepting(T.orders, 'save', () => errAsync(staleOrder))))
    expect(await errorOf(world.deliver(order.id))).to.include({ type: 'Unavailable' })
    expect(await world.order(ada, order.id)).to.include({ status: 'Pending' })
  })

  it('has not done with a message whose order it cannot see yet', async () => {
    expect(await errorOf(world.deliver(anOrderId()))).to.deep.equal({ type: 'OrderUnknown' })
  })

  it('has done with a message whose id never became an order', async () => {
    const abandoned = anOrderId()
    await valueOf(world.container.get(T.orders).abandon(abandoned))
    await valueOf(world.deliver(abandoned))
    expect(world.mails()).to.be.empty
  })

  describe('with other systems that want to know', () => {
    let announced: string[]
    const announcing = (container: Container) => {
      const outcomes = { send: (body: string) => void announced.push(body) }
      container
        .rebind(T.publisher)
        .toResolvedValue(work => inMemoryEventPublisher({ work, outcomes }), [T.inMemoryQueue])
    }
    const announcedTypes = () =>
      announced.map(decodeMessage).map(decoded => (decoded.type === 'Message' ? decoded.message.type : decoded.type))

    beforeEach(() => {
      announced = []
      return placedIn(aWorld(announcing))
    })

    it('tells that an order was processed', async () => {
      await world.work()
      expect(announcedTypes()).to.deep.equal(['OrderProcessed'])
    })
    it('tells that an order failed', async () => {
      await world.revise('MUG', { active: false })
      await world.work()
      expect(announcedTypes()).to.deep.equal(['OrderFailed'])
    })
    it('tells that an order was cancelled', async () => {
      await valueOf(world.cancel(ada, order.id))
      await world.settled()
      expect(announcedTypes()).to.deep.equal(['OrderCancelled'])
    })

    afterEach('and repairs nothing', async () => {
      await world.later(60_000)
      expect(world.repairs()).to.deep.equal({})
    })
  })
})
