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
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { wrapping } from '../support/wrapping.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const bug = new Error('a bug')

describe('stock that has been held for long', () => {
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
  const reconcileTold = async (): Promise<unknown> =>
    world.reconcile().then(
      () => undefined,
      (error: unknown) => error,
    )
  beforeEach(() => openIn(aWorld()))

  it('is sold by itself, when its order is processed and its stock could not be sold with the rest of it', async () => {
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

  it('goes back after a minute, when there never was an order', async () => {
    await openIn(aWorld(intercepting(T.orders, 'record', () => errAsync(unavailable('orders')))))
    await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 2)]))
    await world.later(59 * SECOND)
    expect(await world.stock('MUG')).to.include({ held: 2 })

    await world.later(SECOND)
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldAbandoned': 2 })
  })

  it('goes back after a minute, though the reconciler meets a bug in another order: that is told then', async () => {
    await openIn(
      aWorld(
        allOf(
          intercepting(T.orders, 'record', (record, nth) => (nth === 1 ? record() : errAsync(unavailable('orders')))),
          intercepting(T.plainMailer, 'send', () => {
            throw bug
          }),
        ),
      ),
    )
    await valueOf(world.cancel(ada, (await placed()).id))
    await errorOf(world.place(ada, [anItem('MUG', 2)]))
    world.clock.advance(MINUTE)

    expect(await reconcileTold()).to.equal(bug)
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
  })

  it('keeps no adjustments from being filed by a bug that it meets: that is told then', async () => {
    await openIn(
      aWorld(
        intercepting(T.orders, 'decisionOf', () => {
          throw bug
        }),
      ),
    )
    await valueOf(world.reconcile())
    await placed()
    await world.stocked('POT', 5)
    world.clock.advance(MINUTE)
    expect(await reconcileTold()).to.equal(bug)
    expect(await valueOf(world.container.get(T.stockAdministration).fileAdjustments(10))).to.equal(0)
  })

  it('goes back after a minute, when the order was refused', async () => {
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

  it('goes back when it was held once more, by a message that came late, after its order had been sold', async () => {
    const order = await placed()
    await world.work()
    await valueOf(world.container.get(T.stock).hold(order.id, order.lines))
    expect(await world.stock('MUG')).to.deep.equal({ available: 1, held: 2, sold: 2 })

    await world.later(MINUTE)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldReleased': 1 })
  })

  it('goes back the next time, when that cannot be done now', async () => {
    await openIn(
      aWorld(
        allOf(
          intercepting(T.orders, 'record', () => errAsync(unavailable('orders'))),
          intercepting(T.stock, 'release', (release, nth) => (nth === 1 ? errAsync(unavailable('stock')) : release())),
        ),
      ),
    )
    await errorOf(world.place(ada, [anItem('MUG', 2)]))
    world.clock.advance(MINUTE)
    expect(await valueOf(world.reconcile())).to.include({ holdsJudged: 1, failed: 1 })
    expect(await valueOf(world.reconcile())).to.include({ holdsJudged: 1, failed: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
  })

  it('is left alone while its order waits, and looked up once a minute', async () => {
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

  it('is remembered as looked at only where it was left', async () => {
    const passedOver: number[] = []
    await openIn(
      aWorld(
        allOf(
          intercepting(T.orders, 'record', (record, nth) => (nth === 1 ? errAsync(unavailable('orders')) : record())),
          wrapping(T.stock, stock => ({
            ...stock,
            oldHolds: (age, limit, except) => {
              passedOver.push(except.size)
              return stock.oldHolds(age, limit, except)
            },
          })),
        ),
      ),
    )
    await errorOf(world.place(ada, [anItem('LAMP')]))
    await placed()
    await world.later(MINUTE)
    await world.later(SECOND)
    expect(passedOver).to.deep.equal([0, 1])
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldAbandoned': 1 })
  })

  it('is left alone when its order is recorded at the last moment', async () => {
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
