import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable, type OutcomeUnknown } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { after } from '../support/after.js'
import { allOf } from '../support/all-of.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('what others left undone', () => {
  let world: World
  let ada: Account
  const openIn = async (opened: World) => {
    world = opened
    await world.stocked('LAMP', 5)
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
  }
  const placed = async (): Promise<Order> => {
    const { order } = await valueOf(world.place(ada, [anItem('MUG', 2)]))
    await world.settled()
    return order
  }
  /** The queue loses what it has. */
  const messagesLost = async () => {
    const queue = world.container.get(T.workQueue)
    const lost = await queue.receive(10, 0, new AbortController().signal)
    for (const delivery of lost) await queue.delete(delivery)
    return lost.length
  }
  beforeEach(() => openIn(aWorld()))

  it('is nothing on a calm day, with orders that are processed, refused and cancelled', async () => {
    await placed()
    await world.work()
    const { id } = await placed()
    await valueOf(world.cancel(ada, id))
    await errorOf(world.place(ada, [anItem('MUG', 5)], 'a-key-of-hers'))
    for (let passed = 0; passed < 60; passed += 1) await world.later(SECOND)
    await world.work()
    await world.later(MINUTE)

    expect(world.mails()).to.have.lengthOf(2)
    expect(world.repairs()).to.deep.equal({})
    expect(await valueOf(world.reconcile())).to.deep.equal({
      advanced: 0,
      holdsJudged: 0,
      adjustmentsFiled: 0,
      failed: 0,
    })
  })

  it('an order that was recorded and never published: it is published after ten seconds', async () => {
    await openIn(
      aWorld(
        intercepting(T.publisher, 'publish', (publish, nth) =>
          nth === 1 ? errAsync(unavailable('queue')) : publish(),
        ),
      ),
    )
    const { id } = await placed()
    await world.later(9 * SECOND)
    expect(await world.work()).to.equal(0)

    await world.later(SECOND)
    expect(world.repairs()).to.deep.equal({ 'Repaired.Published': 1 })
    expect(await world.work()).to.equal(1)
    expect(await world.order(ada, id)).to.include({ status: 'Processed' })
  })

  it('an order that was published and never decided: it is put back, and from the fifth time on somebody is told', async () => {
    const { id } = await placed()
    expect(await messagesLost()).to.equal(1)
    const putBackAfter: number[] = []
    for (let passed = 1; passed <= 240; passed += 1) {
      await world.later(MINUTE)
      if ((await messagesLost()) === 1) putBackAfter.push(passed)
    }
    expect(putBackAfter).to.deep.equal([15, 30, 60, 120, 240])
    expect(world.repairs()).to.deep.equal({ 'Repaired.PutBack': 5, 'Alarm.OrderStuck': 1 })

    await world.later(240 * MINUTE)
    await world.work()
    expect(await world.order(ada, id)).to.include({ status: 'Processed' })
    expect(await world.history(ada, id)).to.include('PutBack by reconciler')
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('an order that was decided, and its stock not sold: it is sold after half a minute', async () => {
    await openIn(
      aWorld(intercepting(T.stock, 'sell', (sell, nth) => (nth === 1 ? errAsync(unavailable('stock')) : sell()))),
    )
    const { id } = await placed()
    expect(await world.tryToWork()).to.equal(0)
    expect(await world.order(ada, id)).to.include({ status: 'Processed' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })

    await world.later(30 * SECOND)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.StockSettled': 1 })
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('a processed order whose stock cannot be sold with the rest of it: the held stock is sold by itself', async () => {
    await openIn(
      aWorld(intercepting(T.stock, 'sell', (sell, nth) => (nth <= 2 ? errAsync(outcomeUnknown('stock')) : sell()))),
    )
    await placed()
    await world.tryToWork()
    world.clock.advance(MINUTE)
    expect(await valueOf(world.reconcile())).to.include({ advanced: 1, holdsJudged: 1, failed: 1 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldSold': 1 })
    await world.later(30 * SECOND)
    expect(await valueOf(world.reconcile())).to.include({ advanced: 0, failed: 0 })
  })

  it('stock held for an order that never was: it goes back after a minute', async () => {
    await openIn(aWorld(intercepting(T.orders, 'record', () => errAsync(unavailable('orders')))))
    await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 2)]))
    await world.later(59 * SECOND)
    expect(await world.stock('MUG')).to.include({ held: 2 })

    await world.later(SECOND)
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldAbandoned': 2 })
  })

  it('stock held for an order that was refused: it goes back after a minute', async () => {
    await openIn(
      aWorld(
        intercepting(T.stock, 'release', (release, nth) => (nth === 1 ? errAsync(unavailable('stock')) : release())),
      ),
    )
    await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 6)], 'a-key-of-hers'))
    await world.later(MINUTE)
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldReleased': 1 })
  })

  it('is not the stock of an order that waits: it is left alone, and looked up once a minute', async () => {
    await placed()
    const judged: number[] = []
    for (let passed = 0; passed <= 180; passed += 30) {
      world.clock.advance(30 * SECOND)
      judged.push((await valueOf(world.reconcile())).holdsJudged)
    }
    expect(judged).to.deep.equal([0, 1, 0, 1, 0, 1, 0])
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    expect(world.repairs()).to.deep.equal({})
  })

  it('is not the stock of an order that is recorded at the last moment', async () => {
    let landLate: () => Promise<unknown> = () => Promise.reject(new Error('nothing was recorded'))
    await openIn(
      aWorld(
        allOf(
          intercepting(T.orders, 'record', record => {
            landLate = () => valueOf(record())
            return errAsync(outcomeUnknown('orders'))
          }),
          intercepting(T.orders, 'abandon', abandon => after(landLate, abandon)),
        ),
      ),
    )
    const { orderId } = (await errorOf(world.place(ada, [anItem('MUG', 2)]))) as OutcomeUnknown
    await world.later(MINUTE)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    expect(world.repairs()).to.deep.equal({})

    await world.later(SECOND)
    await world.work()
    expect(await world.order(ada, orderId!)).to.include({ status: 'Processed' })
    expect(world.repairs()).to.deep.equal({ 'Repaired.Published': 1 })
  })
})
