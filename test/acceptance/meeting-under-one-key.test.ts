import { expect } from 'chai'
import { ResultAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import { after } from '../support/after.js'
import { allOf } from '../support/all-of.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { wrapping } from '../support/wrapping.js'
import { catalogueBehind } from './catalogue-behind.js'

const KEY = 'the-same-key'

describe('an order whose key is used by two attempts at once', () => {
  let world: World
  let ada: Account
  const inWorld = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
  }

  it('waits with other quantities until the key is free', async () => {
    await inWorld(
      aWorld(
        intercepting(T.orders, 'record', record =>
          after(async () => {
            const meanwhile = await errorOf(world.place(ada, [anItem('MUG', 3)], KEY))
            expect(meanwhile).to.deep.equal({ type: 'KeyInUse', retryAfterMs: 1_000 })
          }, record),
        ),
      ),
    )
    await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
  })

  const placedBeforeItHolds = (meanwhile: () => Promise<unknown>) =>
    inWorld(aWorld(intercepting(T.stock, 'hold', (hold, nth) => (nth === 1 ? after(meanwhile, hold) : hold()))))

  it('goes by the order that the other one made', async () => {
    await placedBeforeItHolds(() => valueOf(world.place(ada, [anItem('MUG', 2)], KEY)))
    expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 3)], KEY))).to.deep.equal({
      type: 'KeyReused',
    })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
  })

  it('answers the order of the other one also when the price has changed since', async () => {
    await placedBeforeItHolds(async () => {
      await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
      await world.revise('MUG', { price: 1_100 })
    })
    const again = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    expect(again.replayed).to.be.true
    expect(again.order.total.amount).to.equal(2_000)
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
  })

  it('answers the same order, when both have held the same stock', async () => {
    let other: unknown
    await inWorld(
      aWorld(
        intercepting(T.orders, 'record', (record, nth) =>
          nth === 1
            ? after(async () => {
                other = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
              }, record)
            : record(),
        ),
      ),
    )
    const { order, replayed } = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    expect(replayed).to.be.true
    expect(other).to.deep.equal({ order, replayed: false })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    expect(world.counts()).to.include({ OrderPlaced: 1 })
    expect(await world.work(), 'published once').to.equal(1)
  })

  it('gives back what the order of the other one has no use for', async () => {
    await inWorld(
      aWorld(
        intercepting(T.orders, 'record', (record, nth) =>
          nth === 1 ? after(() => valueOf(world.place(ada, [anItem('MUG', 2)], KEY)), record) : record(),
        ),
      ),
    )
    expect(await errorOf(world.place(ada, [anItem('LAMP', 4)], KEY))).to.deep.equal({ type: 'KeyReused' })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
  })

  describe('of which one found that the price had changed', () => {
    const onceItHasHeld = (meanwhile: () => Promise<unknown>) =>
      allOf(
        wrapping(T.catalogue, catalogueBehind),
        intercepting(T.stock, 'hold', (hold, nth) =>
          nth === 2 ? hold().andThrough(() => ResultAsync.fromSafePromise(meanwhile())) : hold(),
        ),
      )
    const withPriceChanged = async () => {
      await valueOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))
      await world.revise('MUG', { price: 1_100 })
    }

    it('gives back what it held before, when stock is short now', async () => {
      await inWorld(aWorld(onceItHasHeld(async () => undefined)))
      await withPriceChanged()
      expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG', 5)], KEY))).to.include({
        type: 'InsufficientStock',
      })
      expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 1, sold: 0 })
    })

    it('gives back what it held before, when the other one made an order of other goods', async () => {
      await inWorld(aWorld(onceItHasHeld(() => valueOf(world.place(ada, [anItem('MUG')], KEY)))))
      await withPriceChanged()
      expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))).to.include({ type: 'KeyReused' })
      expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 1, sold: 0 })
      expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    })
  })

  it('answers the order of the other one, and keeps what it relies on, when it could not hold the rest for too many orders', async () => {
    const meanwhile = async () => {
      await world.work()
      await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))
    }
    await inWorld(
      aWorld(
        intercepting(T.stock, 'hold', (hold, nth) =>
          nth === 2 ? hold().andThrough(() => ResultAsync.fromSafePromise(meanwhile())) : hold(),
        ),
        { HOLDS_PER_SKU: '1' },
      ),
    )
    await valueOf(world.place(await world.customer(), [anItem('MUG')]))
    const { replayed } = await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))
    expect(replayed).to.equal(true)
    expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 1, sold: 0 })
    await world.work()
    expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 0, sold: 1 })
  })
})
