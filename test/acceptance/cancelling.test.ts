import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { staleOrder, unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { after } from '../support/after.js'
import { anItem, anOrderId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

describe('cancelling an order', () => {
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
  beforeEach(() => placedIn(aWorld()))

  it('gives its stock back at once, and leaves the mail to the reconciler', async () => {
    const cancelled = await valueOf(world.cancel(ada, order.id, 'changed my mind'))

    expect(cancelled).to.include({ id: order.id, status: 'Cancelled', version: 2 })
    expect(await world.order(ada, order.id)).to.include({ status: 'Cancelled' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.mails()).to.be.empty
    await world.later(1_000)
    expect(world.mails().map(({ orderId, to }) => ({ orderId, to }))).to.deep.equal([
      { orderId: order.id, to: 'ada@example.com' },
    ])
    expect(await world.history(ada, order.id)).to.deep.equal([
      'Placed by customer',
      'Cancelled by customer: changed my mind',
      'MailSent by reconciler',
    ])
  })

  it('shows the order as it is now, whatever was read of it before', async () => {
    expect(await world.order(ada, order.id)).to.include({ status: 'Pending' })
    await valueOf(world.cancel(ada, order.id))
    expect(await world.order(ada, order.id)).to.include({ status: 'Cancelled' })
  })

  it('is told to no other systems where there are none', async () => {
    let told = 0
    await placedIn(
      aWorld(
        intercepting(T.publisher, 'publish', (publish, nth) => {
          told = nth
          return publish()
        }),
      ),
    )
    expect(told, 'to the workers').to.equal(1)
    await valueOf(world.cancel(ada, order.id))
    await world.settled()
    expect(told).to.equal(1)
  })

  it('answers the same again', async () => {
    const first = await valueOf(world.cancel(ada, order.id, 'first'))
    world.clock.advance(5_000)
    expect(await valueOf(world.cancel(ada, order.id, 'second'))).to.deep.equal(first)
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.counts()).to.include({ OrderCancelled: 1 })
  })

  it('is for administrators, too', async () => {
    await valueOf(world.cancel(world.admin, order.id))
    expect(await world.history(ada, order.id)).to.deep.equal(['Placed by customer', 'Cancelled by admin'])
  })

  it('is not for strangers: to them there is no such order', async () => {
    const eve = await world.customer('eve')
    const stranger = await errorOf(world.cancel(eve, order.id))
    expect(stranger).to.deep.equal({ type: 'OrderNotFound' })
    expect(await errorOf(world.cancel(eve, anOrderId()))).to.deep.equal(stranger)
    expect(await world.order(ada, order.id)).to.include({ status: 'Pending' })
  })

  it('is refused once the order is decided, with what it is', async () => {
    await world.work()
    expect(await errorOf(world.cancel(ada, order.id))).to.deep.equal({
      type: 'OrderAlreadyDecided',
      status: 'Processed',
    })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
  })

  it('leaves the worker nothing to do but the mail', async () => {
    await valueOf(world.cancel(ada, order.id))
    expect(await world.work()).to.equal(1)
    expect(await world.order(ada, order.id)).to.include({ status: 'Cancelled' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    await world.later(60_000)
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('comes too late when a worker decides in the same moment', async () => {
    await placedIn(
      aWorld(intercepting(T.orders, 'save', (save, nth) => (nth === 1 ? after(() => world.work(), save) : save()))),
    )
    expect(await errorOf(world.cancel(ada, order.id))).to.deep.equal({
      type: 'OrderAlreadyDecided',
      status: 'Processed',
    })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('comes in time when the worker is about to decide: the worker then sells nothing', async () => {
    await placedIn(
      aWorld(
        intercepting(T.orders, 'save', (save, nth) =>
          nth === 1 ? after(() => valueOf(world.cancel(ada, order.id)), save) : save(),
        ),
      ),
    )
    await world.work()
    expect(await world.order(ada, order.id)).to.include({ status: 'Cancelled' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.counts()).not.to.have.property('OrderProcessed')
  })

  it('can be tried again when the order is never as it was loaded', async () => {
    await placedIn(aWorld(intercepting(T.orders, 'save', () => errAsync(staleOrder))))
    expect(await errorOf(world.cancel(ada, order.id))).to.include({ type: 'Unavailable' })
    expect(await world.stock('MUG')).to.include({ held: 2 })
  })

  it('is done although the stock cannot be given back now: that follows', async () => {
    await placedIn(
      aWorld(
        intercepting(T.stock, 'release', (release, nth) => (nth === 1 ? errAsync(unavailable('stock')) : release())),
      ),
    )
    expect(await valueOf(world.cancel(ada, order.id))).to.include({ status: 'Cancelled' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    await world.later(1_000)
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.repairs(), 'what follows at once is no repair').to.deep.equal({})
  })
})
