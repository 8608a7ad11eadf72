import { expect } from 'chai'
import { ResultAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import type { Item } from '../../src/domain/order/order-line.js'
import { aCustomer, anItem, currency, sku, usd } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aWorld, type World } from '../support/world.js'
import { wrapping } from '../support/wrapping.js'
import { catalogueBehind } from './catalogue-behind.js'

describe('placing orders', () => {
  it('holds what was ordered, at the prices and under the names of the moment', async () => {
    const world = aWorld()
    await world.stocked('MUG', 10, 1_299)
    const ada = await world.customer('ada')

    const { order, replayed } = await valueOf(world.place(ada, [anItem('MUG', 2)]))

    expect(replayed).to.be.false
    expect(order).to.include({ status: 'Pending', userId: ada.userId, mailTo: 'ada@example.com', version: 1 })
    expect(order.lines.map(({ sku, name, quantity, unitPrice }) => [sku, name, quantity, unitPrice])).to.deep.equal([
      ['MUG', 'MUG', 2, usd(1_299)],
    ])
    expect(order.total).to.deep.equal(usd(2_598))
    expect(await world.stock('MUG')).to.deep.equal({ available: 8, held: 2, sold: 0 })
  })

  it('keeps the price of that moment, whatever becomes of it', async () => {
    const world = aWorld()
    await world.stocked('MUG', 10, 1_299)
    const ada = await world.customer()
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))

    await world.revise('MUG', { price: 9_999 })
    await world.work()

    const read = await world.order(ada, order.id)
    expect(read).to.deep.include({ status: 'Processed', totalAmount: usd(1_299) })
    expect(read.items[0]?.unitPrice).to.deep.equal(usd(1_299))
  })

  it('adds up the lines of one product', async () => {
    const world = aWorld()
    await world.stocked('MUG', 10)
    const ada = await world.customer()
    const { order } = await valueOf(world.place(ada, [anItem('MUG', 2), anItem('MUG', 3)]))
    expect(order.lines.map(({ quantity }) => quantity)).to.deep.equal([5])
  })

  it('names every shortage at once, and holds nothing of an order that never was', async () => {
    const world = aWorld()
    await world.stocked('LAMP', 5)
    await world.stocked('MUG', 1)
    await world.stocked('PEN', 0)
    const ada = await world.customer()

    const refusal = await errorOf(world.place(ada, [anItem('PEN'), anItem('MUG', 2), anItem('LAMP', 5)]))

    expect(refusal).to.deep.include({
      type: 'InsufficientStock',
      replayed: false,
      shortages: [
        { type: 'Shortage', sku: 'MUG', requested: 2, available: 1 },
        { type: 'Shortage', sku: 'PEN', requested: 1, available: 0 },
      ],
    })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 1, held: 0, sold: 0 })
    expect(await world.work()).to.equal(0)
  })

  it('asks whom it is for', async () => {
    const world = aWorld()
    await world.stocked('MUG', 1)
    expect(await errorOf(world.place(aCustomer(), [anItem('MUG')]))).to.deep.equal({ type: 'Unauthenticated' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 1, held: 0, sold: 0 })
  })

  describe('what may not be ordered', () => {
    let world: World
    beforeEach(async () => {
      world = aWorld(undefined, { MAX_ORDER_TOTAL: '250000' })
      await world.stocked('LAMP', 5_000, 1_000)
      await world.stocked('MUG', 5_000, 1_000)
      const terms = { sku: sku('TEA'), name: 'Tea', unitPrice: { amount: 400, currency: currency('GBP') } }
      await valueOf(world.container.get(T.putProduct)({ by: world.admin, terms }))
      await world.revise('LAMP', { active: false })
    })

    const refusalOf = async (...items: NonEmpty<Item>) => errorOf(world.place(await world.customer(), items))

    it('products that nobody knows, each named', async () => {
      const refusal = await refusalOf(anItem('NO-1'), anItem('MUG'), anItem('NO-2'))
      expect(refusal).to.deep.equal({ type: 'UnknownProducts', skus: ['NO-1', 'NO-2'] })
    })
    it('products that are no longer sold', async () => {
      const refusal = await refusalOf(anItem('LAMP'), anItem('MUG'))
      expect(refusal).to.deep.equal({ type: 'ProductsWithdrawn', skus: ['LAMP'] })
    })
    it('products of more than one currency', async () => {
      const refusal = await refusalOf(anItem('MUG'), anItem('TEA'))
      expect(refusal).to.deep.equal({ type: 'MixedCurrencies', currencies: ['USD', 'GBP'] })
    })
    it('more than the limit of one order, but the limit itself', async () => {
      const refusal = await refusalOf(anItem('MUG', 251))
      expect(refusal).to.deep.equal({ type: 'OrderTotalTooLarge', limit: usd(250_000) })
      await valueOf(world.place(await world.customer(), [anItem('MUG', 250)]))
    })
    it('more than 100 lines', async () => {
      const refusal = await refusalOf(anItem('MUG'), ...times(100, () => anItem('MUG')))
      expect(refusal).to.deep.equal({ type: 'TooManyLines', lines: 101, limit: 100 })
    })
    it('more than 1,000 units of one product, in however many lines', async () => {
      const refusal = await refusalOf(anItem('MUG', 600), anItem('MUG', 401))
      expect(refusal).to.deep.equal({ type: 'QuantityTooLarge', sku: 'MUG', quantity: 1_001 })
    })

    afterEach(async () => expect(await world.stock('LAMP')).to.include({ held: 0 }))
  })

  describe('with a catalogue that is behind', () => {
    let world: World
    beforeEach(async () => {
      world = aWorld(wrapping(T.catalogue, catalogueBehind))
      await world.stocked('LAMP', 10, 500)
      await world.stocked('MUG', 10, 1_000)
      await valueOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))
    })

    for (const key of [undefined, 'some-key'])
      it(`takes the price of today${key ? ', and what it held before under its key' : ''}`, async () => {
        await world.revise('MUG', { price: 1_100 })
        const { order } = await valueOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG', 2)], key))
        expect(order.total).to.deep.equal(usd(2_700))
        expect(await world.stock('LAMP')).to.deep.equal({ available: 8, held: 2, sold: 0 })
        expect(await world.stock('MUG')).to.deep.equal({ available: 7, held: 3, sold: 0 })
      })

    it('refuses what was withdrawn meanwhile', async () => {
      await world.revise('MUG', { active: false })
      const refusal = await errorOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))
      expect(refusal).to.deep.equal({ type: 'ProductsWithdrawn', skus: ['MUG'] })
      expect(await world.stock('LAMP')).to.include({ held: 1 })
    })

    it('refuses nobody because of what it has not heard of', async () => {
      await world.stocked('NEW', 1)
      await world.stocked('NEWER', 1)
      await valueOf(world.place(await world.customer(), [anItem('NEW'), anItem('NEWER')]))
    })
  })

  it('gives up, and holds nothing, when the price is another one each time', async () => {
    let price = 1_000
    const world = aWorld(
      wrapping(T.catalogue, real => {
        const changing = (reading: ReturnType<typeof real.products>) =>
          reading.andThrough(() => ResultAsync.fromSafePromise(world.revise('MUG', { price: ++price })))
        return {
          products: skus => changing(real.products(skus)),
          currentProducts: skus => changing(real.currentProducts(skus)),
        }
      }),
    )
    await world.stocked('LAMP', 5)
    await world.stocked('MUG', 5)
    expect(await errorOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))).to.include({
      type: 'Unavailable',
    })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
  })

  it('is asked to come again when too many orders hold a product, and what it held goes back', async () => {
    const world = aWorld(undefined, { HOLDS_PER_SKU: '1' })
    await world.stocked('LAMP', 5)
    await world.stocked('MUG', 5)
    await valueOf(world.place(await world.customer(), [anItem('MUG')]))

    const refusal = await errorOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))

    expect(refusal).to.deep.equal({ type: 'AtCapacity', sku: 'MUG' })
    expect(await world.stock('LAMP')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    await world.work()
    await valueOf(world.place(await world.customer(), [anItem('LAMP'), anItem('MUG')]))
  })
})
