import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import { after } from '../support/after.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const KEY = 'the-same-key'

describe('sending an order again, under one Idempotency-Key', () => {
  let world: World
  let ada: Account
  const inWorld = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
  }
  beforeEach(() => inWorld(aWorld()))

  it('makes one order, and answers it as it was placed, also when it has long been processed', async () => {
    const first = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    const again = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    await world.work()
    const late = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))

    expect(first.replayed).to.be.false
    expect(again).to.deep.equal({ order: first.order, replayed: true })
    expect(late).to.deep.equal({ order: first.order, replayed: true })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('asks for the same goods, in whatever lines', async () => {
    const first = await valueOf(world.place(ada, [anItem('MUG', 3), anItem('LAMP')], KEY))
    const again = await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG'), anItem('MUG', 2)], KEY))
    expect(again).to.deep.equal({ order: first.order, replayed: true })
  })

  it('answers also when the product is no longer sold', async () => {
    const first = await valueOf(world.place(ada, [anItem('MUG')], KEY))
    await world.revise('MUG', { active: false })
    expect((await valueOf(world.place(ada, [anItem('MUG')], KEY))).order).to.deep.equal(first.order)
  })

  it('refuses the key for other goods', async () => {
    await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    expect(await errorOf(world.place(ada, [anItem('MUG', 3)], KEY))).to.deep.equal({ type: 'KeyReused' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
  })

  it('repeats a refusal as it was, even when stock has come, and refuses its key for other goods', async () => {
    const refusal = await errorOf(world.place(ada, [anItem('MUG', 6)], KEY))
    await world.stocked('MUG', 10)

    const again = await errorOf(world.place(ada, [anItem('MUG', 6)], KEY))
    expect(refusal).to.deep.include({ type: 'InsufficientStock', replayed: false })
    expect(again).to.deep.equal({ ...refusal, replayed: true })
    expect(await errorOf(world.place(ada, [anItem('MUG', 1)], KEY))).to.deep.equal({ type: 'KeyReused' })
    await valueOf(world.place(ada, [anItem('MUG', 6)], 'another-key'))
  })

  it('has nothing to do with the same key of another customer', async () => {
    const hers = await valueOf(world.place(ada, [anItem('MUG')], KEY))
    const his = await valueOf(world.place(await world.customer(), [anItem('LAMP')], KEY))
    expect(his.replayed).to.be.false
    expect(his.order.id).not.to.equal(hers.order.id)
  })

  it('makes the order in the end, when an earlier attempt was abandoned', async () => {
    await inWorld(
      aWorld(
        intercepting(T.orders, 'record', (record, nth) => (nth === 1 ? errAsync(unavailable('orders')) : record())),
      ),
    )
    expect(await errorOf(world.place(ada, [anItem('MUG', 2)], KEY))).to.include({ type: 'Unavailable' })
    expect(await world.stock('MUG')).to.include({ held: 2 })
    await world.later(60_000)
    expect(await world.stock('MUG')).to.include({ held: 0 })

    const made = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))
    const again = await valueOf(world.place(ada, [anItem('MUG', 2)], KEY))

    expect(made.replayed).to.be.false
    expect(again).to.deep.equal({ order: made.order, replayed: true })
    expect(await world.stock('MUG')).to.include({ held: 2 })
    expect(world.repairs()).to.deep.equal({ 'Repaired.HoldAbandoned': 1 })
  })

  it('takes up what an attempt without an answer has held', async () => {
    await inWorld(
      aWorld(
        intercepting(T.orders, 'record', (record, nth) => (nth === 1 ? errAsync(unavailable('orders')) : record())),
      ),
    )
    await errorOf(world.place(ada, [anItem('MUG', 5)], KEY))
    const { order } = await valueOf(world.place(ada, [anItem('MUG', 5)], KEY))
    expect(order.status).to.equal('Pending')
    expect(await world.stock('MUG')).to.deep.equal({ available: 0, held: 5, sold: 0 })
  })

  it('gives back what it held, when another product could not be held for too many orders', async () => {
    await inWorld(aWorld(undefined, { HOLDS_PER_SKU: '1' }))
    await valueOf(world.place(await world.customer(), [anItem('MUG')]))
    expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))).to.include({ type: 'AtCapacity' })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })

    await world.work()
    const { replayed } = await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))
    expect(replayed).to.equal(false)
    await world.later(60_000)
    expect(world.repairs()).to.deep.equal({})
  })

  it('gives back what it held, when nobody can say now that the id will never be an order: within a minute', async () => {
    await inWorld(
      aWorld(
        intercepting(T.orders, 'abandon', (abandon, nth) => (nth === 1 ? errAsync(unavailable('orders')) : abandon())),
        { HOLDS_PER_SKU: '1' },
      ),
    )
    await valueOf(world.place(await world.customer(), [anItem('MUG')]))
    expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))).to.include({ type: 'AtCapacity' })
    await world.later(60_000)
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
  })

  it('gives back what it held, when the price has changed meanwhile and the order may not be placed any more', async () => {
    await inWorld(
      aWorld(
        intercepting(T.stock, 'hold', (hold, nth) =>
          nth === 1 ? after(() => world.revise('MUG', { active: false }), hold) : hold(),
        ),
      ),
    )
    const refusal = await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))
    expect(refusal).to.deep.equal({ type: 'ProductsWithdrawn', skus: ['MUG'] })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    await world.revise('MUG', { active: true })
    await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY))
    await world.work()
    await world.later(60_000)
    expect(world.repairs()).to.deep.equal({})
  })

  it('comes too late without a key, when its process slept until its stock was given back', async () => {
    await inWorld(aWorld(intercepting(T.orders, 'record', record => after(() => world.later(60_000), record))))
    expect(await errorOf(world.place(ada, [anItem('MUG')]))).to.include({ type: 'Unavailable', what: 'orders' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.work()).to.equal(0)
  })
})
