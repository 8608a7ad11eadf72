import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const SECOND = 1_000
/** More than are read at once. */
const MANY = 450

describe('after a crash that took the queue with it, and left the orders', () => {
  let world: World
  let ada: Account
  const openIn = async (opened: World) => {
    world = opened
    await world.stocked('MUG', 1_000)
    ada = await world.customer('ada')
  }
  beforeEach(() => openIn(aWorld()))

  const placed = async () => {
    const { order } = await valueOf(world.place(ada, [anItem('MUG', 1)]))
    return order
  }
  const messagesLost = async () => {
    await world.settled()
    const queue = world.container.get(T.workQueue)
    for (let lost = 0; ;) {
      const deliveries = await queue.receive(10, 0, new AbortController().signal)
      for (const delivery of deliveries) await queue.delete(delivery)
      lost += deliveries.length
      if (deliveries.length === 0) return lost
    }
  }
  const recall = () => valueOf(world.container.get(T.recallOrders)())

  it('every Pending order is processed at once, and none of it is a repair', async () => {
    for (let count = 0; count < MANY; count += 1) await placed()
    expect(await messagesLost()).to.equal(MANY)
    world.clock.advance(SECOND)
    expect(await recall()).to.deep.equal({ orders: MANY })
    expect(await world.work()).to.equal(MANY)
    expect(await world.stock('MUG')).to.deep.equal({ available: 1_000 - MANY, held: 0, sold: MANY })
    expect(world.counts()['OrderProcessed']).to.equal(MANY)
    expect(world.repairs()).to.deep.equal({})
  })

  it('orders that are decided are left alone', async () => {
    await placed()
    await world.work()
    const { id } = await placed()
    await valueOf(world.cancel(ada, id))
    await messagesLost()
    expect(await recall()).to.deep.equal({ orders: 0 })
  })

  it('an order that is recalled by two, or has its message still, is processed once', async () => {
    await placed()
    await world.settled()
    await Promise.all([recall(), recall()])
    expect(await world.work()).to.equal(3)
    expect(await world.stock('MUG')).to.deep.equal({ available: 999, held: 0, sold: 1 })
    expect(world.mails()).to.have.lengthOf(1)
    expect(world.repairs()).to.deep.equal({})
  })

  it('recalling ends, though orders are placed all the while', async () => {
    const placing = intercepting(T.pendingOrders, 'list', call =>
      call().map(async page => {
        world.clock.advance(1)
        for (let count = 0; count < 200; count += 1) await placed()
        return page
      }),
    )
    await openIn(aWorld(placing))
    for (let count = 0; count < 200; count += 1) await placed()
    world.clock.advance(1)
    expect(await recall()).to.deep.equal({ orders: 200 })
  })
})
