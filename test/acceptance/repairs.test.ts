import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('what others left undone', () => {
  let world: World
  let ada: Account
  const openIn = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
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
    expect(await world.history(ada, id)).to.include('PublishedLate by reconciler')
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
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
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

  it('is told when it cannot be done now either, and is done the next time', async () => {
    await openIn(
      aWorld(
        intercepting(T.publisher, 'publish', (publish, nth) => (nth <= 2 ? errAsync(unavailable('queue')) : publish())),
      ),
    )
    await placed()
    world.clock.advance(10 * SECOND)
    expect(await valueOf(world.reconcile())).to.include({ advanced: 1, failed: 1 })
    world.clock.advance(30 * SECOND)
    expect(await valueOf(world.reconcile())).to.include({ advanced: 1, failed: 0 })
    expect(await world.work()).to.equal(1)
  })
})
