import { expect } from 'chai'
import type { AdjustStockCommand } from '../../src/application/ports/driving/adjust-stock.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { AdjustmentPlace } from '../../src/application/ports/driving/list-adjustments.js'
import type { Actor } from '../../src/domain/account/account.js'
import type { IdempotencyKey } from '../../src/domain/shared/ids.js'
import type { Money } from '../../src/domain/shared/money.js'
import { aCustomer, anAdmin, anItem, currency, sku, usd } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const KEY = 'the-same-key' as IdempotencyKey

describe('the inventory', () => {
  let world: World
  const put = (text: string, unitPrice: Money, given: Readonly<{ by?: Actor; active?: boolean }> = {}) => {
    const { by = world.admin, ...active } = given
    return world.container.get(T.putProduct)({
      by,
      terms: { sku: sku(text), name: `The ${text}`, unitPrice, ...active },
    })
  }
  const adjust = (quantity: number, given: Partial<AdjustStockCommand> = {}) =>
    world.container.get(T.adjustStock)({ by: world.admin, sku: sku('MUG'), quantity, reason: 'delivery', ...given })
  const list = (by: Actor) =>
    valueOf(world.container.get(T.listInventory)({ by, limit: 100 })).then(({ items }) => items)
  const item = (by: Actor, text: string) => world.container.get(T.getStockItem)({ by, sku: sku(text) })

  beforeEach(async () => {
    world = aWorld()
    await world.stocked('MUG', 10)
  })

  it('is kept by administrators only', async () => {
    const by = await world.customer()
    expect(await errorOf(put('LAMP', usd(1), { by }))).to.deep.equal({ type: 'Forbidden' })
    expect(await errorOf(adjust(5, { by }))).to.deep.equal({ type: 'Forbidden' })
    expect(await list(world.admin)).to.have.lengthOf(1)
    expect(await world.stock('MUG')).to.include({ available: 10 })
  })

  it('is seen by all, and its figures by administrators', async () => {
    await world.stocked('LAMP', 0)
    const ada = await world.customer()
    await valueOf(world.place(ada, [anItem('MUG', 3)]))
    await world.work()
    await valueOf(world.place(ada, [anItem('MUG', 2)]))

    expect((await list(ada)).map(({ product, available }) => [product.sku, available])).to.deep.equal([
      ['LAMP', 0],
      ['MUG', 5],
    ])
    expect(await valueOf(item(ada, 'MUG'))).not.to.have.property('figures')
    expect(await valueOf(item(world.admin, 'MUG'))).to.deep.include({
      available: 5,
      figures: { received: 10, held: 2, sold: 3, lowStock: false },
    })
    expect((await list(world.admin)).map(({ figures }) => figures?.received)).to.deep.equal([0, 10])
  })

  it('knows what it has not got', async () => {
    expect(await errorOf(item(aCustomer(), 'LAMP'))).to.deep.equal({ type: 'ProductNotFound' })
    expect(await errorOf(adjust(5, { sku: sku('LAMP') }))).to.deep.equal({ type: 'ProductNotFound' })
  })

  describe('a product', () => {
    it('is created once, then changed, and its figures never with it', async () => {
      const created = await valueOf(put('LAMP', usd(500)))
      await valueOf(adjust(4, { sku: sku('LAMP') }))
      const changed = await valueOf(put('LAMP', usd(600)))

      expect(created).to.deep.include({ created: true })
      expect(created.item.product).to.deep.include({ active: true, unitPrice: usd(500) })
      expect(changed.created).to.be.false
      expect(changed.item).to.deep.include({
        available: 4,
        figures: { received: 4, held: 0, sold: 0, lowStock: false },
      })
      expect(changed.item.product).to.deep.include({ name: 'The LAMP', unitPrice: usd(600) })
    })

    it('that changes its price leaves the orders that were placed before as they are', async () => {
      const ada = await world.customer()
      const { order } = await valueOf(world.place(ada, [anItem('MUG', 2)]))
      await valueOf(put('MUG', usd(9_999)))
      await world.work()
      expect(await world.order(ada, order.id)).to.deep.include({
        status: 'Processed',
        totalAmount: { amount: 2_000, currency: 'USD' },
      })
      expect((await valueOf(item(ada, 'MUG'))).product.unitPrice).to.deep.equal(usd(9_999))
    })

    it('is low at its threshold and below it, as administrators see', async () => {
      const lowAt = async (lowStockThreshold: number | null) => {
        const terms = { sku: sku('MUG'), name: 'A mug', unitPrice: usd(1_000), lowStockThreshold }
        await valueOf(world.container.get(T.putProduct)({ by: world.admin, terms }))
        return (await list(world.admin))[0]?.figures?.lowStock
      }
      expect([await lowAt(9), await lowAt(10), await lowAt(null)]).to.deep.equal([false, true, false])
      expect((await list(await world.customer()))[0]).not.to.have.property('figures')
    })

    it('keeps its currency', async () => {
      const pounds = { amount: 500, currency: currency('GBP') }
      expect(await errorOf(put('MUG', pounds))).to.deep.equal({ type: 'CurrencyFixed', sku: 'MUG', currency: 'USD' })
    })

    it('is withdrawn, and stays so until it is brought back', async () => {
      const ada = await world.customer()
      await valueOf(put('MUG', usd(500), { active: false }))
      await valueOf(put('MUG', usd(600)))
      expect(await errorOf(world.place(ada, [anItem('MUG')]))).to.deep.include({ type: 'ProductsWithdrawn' })

      await valueOf(put('MUG', usd(600), { active: true }))
      await valueOf(world.place(ada, [anItem('MUG')]))
    })
  })

  describe('an adjustment', () => {
    it('counts units in, or out', async () => {
      expect((await valueOf(adjust(5))).item).to.include({ available: 15 })
      expect((await valueOf(adjust(-3, { reason: 'broken' }))).item).to.include({ available: 12 })
    })

    it('takes no more than is available: what is held for an order stays', async () => {
      await valueOf(world.place(await world.customer(), [anItem('MUG', 4)]))
      const tooMany = await errorOf(adjust(-7))
      expect(tooMany).to.deep.equal({ type: 'AdjustmentOutOfRange', sku: 'MUG', available: 6, quantity: -7 })
      await valueOf(adjust(-6))
      expect(await world.stock('MUG')).to.deep.equal({ available: 0, held: 4, sold: 0 })
    })

    it('is made once under one key, and answered as it was', async () => {
      const first = await valueOf(adjust(5, { key: KEY }))
      await valueOf(adjust(1))
      const again = await valueOf(adjust(5, { key: KEY }))
      expect(first.replayed).to.be.false
      expect(again).to.deep.equal({ item: first.item, replayed: true })
      expect(await world.stock('MUG')).to.include({ available: 16 })
    })

    it('is answered as it was also long after it has been filed', async () => {
      const first = await valueOf(adjust(5, { key: KEY }))
      await valueOf(adjust(1))
      expect(await valueOf(world.reconcile())).to.include({ adjustmentsFiled: 3 })
      expect(await valueOf(adjust(5, { key: KEY }))).to.deep.equal({ item: first.item, replayed: true })
      expect(await world.stock('MUG')).to.include({ available: 16 })
    })

    it('refuses the key for other figures', async () => {
      await valueOf(adjust(5, { key: KEY }))
      expect(await errorOf(adjust(6, { key: KEY }))).to.deep.equal({ type: 'KeyReused' })
      expect(await errorOf(adjust(5, { key: KEY, reason: 'found' }))).to.deep.equal({ type: 'KeyReused' })
    })

    it('is kept for ever: administrators read who made it, when and why, filed or not', async () => {
      await valueOf(adjust(-3, { reason: 'broken' }))
      const read = (by: Actor, after?: AdjustmentPlace) =>
        world.container.get(T.listAdjustments)({ by, sku: sku('MUG'), limit: 1, ...(after ? { after } : {}) })
      const first = await valueOf(read(world.admin))
      await valueOf(world.reconcile())
      const second = await valueOf(read(world.admin, first.next))
      expect([...first.items, ...second.items].map(({ reason }) => reason)).to.have.members(['broken', 'delivery'])
      expect(second).not.to.have.property('next')
      const broken = [...first.items, ...second.items].find(({ reason }) => reason === 'broken')
      const who = { by: world.admin.userId, at: world.clock.now(), quantity: -3 }
      expect(broken).to.deep.include({
        ...who,
        before: { received: 10, available: 10 },
        after: { received: 7, available: 7 },
      })
      expect(await errorOf(read(await world.customer()))).to.deep.equal({ type: 'Forbidden' })
    })

    it('has nothing to do with the same key of another administrator, or for another product', async () => {
      await world.stocked('LAMP', 0)
      await valueOf(adjust(5, { key: KEY }))
      expect((await valueOf(adjust(5, { key: KEY, by: anAdmin() }))).replayed).to.be.false
      expect((await valueOf(adjust(5, { key: KEY, sku: sku('LAMP') }))).replayed).to.be.false
      expect(await world.stock('MUG')).to.include({ available: 20 })
    })
  })
})
