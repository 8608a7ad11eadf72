import { expect } from 'chai'
import { currency, anOrderId, aPricedLine, aProduct, aUserId, sku, usd } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import {
  anAdjustment,
  expectConserved,
  figuresOf,
  levelOf,
  stocked,
  type OpenStock,
  type StockUnderTest,
} from './stock-under-test.js'

const MUG = aProduct()
const NOTHING = { received: 0, available: 0, held: 0, sold: 0 }

export const stockAdministrationContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
  })
  afterEach(() => expectConserved(stock))

  const adjust = (quantity: number) => valueOf(stock.administration.adjust(anAdjustment(MUG.sku, quantity)))

  describe('putting a product', () => {
    it('that is new: it is sold from now on, and there is nothing of it', async () => {
      const { active: _unsaid, ...terms } = MUG
      const put = await valueOf(stock.administration.put(terms))
      expect(put).to.deep.equal({ level: { product: MUG, ...NOTHING }, created: true })
      expect(await levelOf(stock, MUG.sku)).to.deep.equal(put.level)
    })

    it('that is new at once by many: one of them creates it', async () => {
      const puts = await valuesOf(times(20, () => stock.administration.put(MUG)))
      expect(puts.filter(put => put.created)).to.have.length(1)
    })

    it('again: name and price change, and no figure', async () => {
      await stocked(stock, 5, MUG)
      await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(MUG, 2)]))
      const terms = { sku: MUG.sku, name: 'A better mug', unitPrice: usd(1_499) }
      const put = await valueOf(stock.administration.put(terms))
      const level = { product: { ...terms, active: true }, received: 5, available: 3, held: 2, sold: 0 }
      expect(put).to.deep.equal({ level, created: false })
      expect(await levelOf(stock, MUG.sku)).to.deep.equal(level)
    })

    it('again: whether it is sold stays as it is, unless said', async () => {
      await stocked(stock, 0, { ...MUG, active: false })
      const { active: _unsaid, ...terms } = MUG
      expect((await valueOf(stock.administration.put(terms))).level.product.active).to.be.false
      expect((await valueOf(stock.administration.put({ ...terms, active: true }))).level.product.active).to.be.true
    })

    it('again: the threshold of low stock stays until another is said, or none', async () => {
      const thresholdOf = async () => (await levelOf(stock, MUG.sku)).lowStockThreshold
      await valueOf(stock.administration.put({ ...MUG, lowStockThreshold: 3 }))
      const { level } = await valueOf(stock.administration.put(MUG))
      expect(level.lowStockThreshold).to.equal(3)
      const adjustment = anAdjustment(MUG.sku, 1)
      const first = await valueOf(stock.administration.adjust(adjustment))
      expect(first.level.lowStockThreshold).to.equal(3)
      await valueOf(stock.administration.put({ ...MUG, lowStockThreshold: 0 }))
      expect(await thresholdOf()).to.equal(0)
      await valueOf(stock.administration.put({ ...MUG, lowStockThreshold: null }))
      expect(await thresholdOf()).to.equal(undefined)
      expect((await valueOf(stock.administration.adjust(adjustment))).level).to.deep.equal(first.level)
    })

    it('in another currency is refused, and changes nothing', async () => {
      await stocked(stock, 5, MUG)
      const euros = { ...MUG, name: 'Eine Tasse', unitPrice: { amount: 1_299, currency: currency('EUR') } }
      const error = { type: 'CurrencyFixed', sku: MUG.sku, currency: 'USD' }
      expect(await errorOf(stock.administration.put(euros))).to.deep.equal(error)
      expect((await levelOf(stock, MUG.sku)).product).to.deep.equal(MUG)
    })

    it('does not change with what was given or answered', async () => {
      const terms = structuredClone(MUG)
      tamper(await valueOf(stock.administration.put(terms)))
      tamper(terms)
      expect((await levelOf(stock, MUG.sku)).product).to.deep.equal(MUG)
    })
  })

  describe('adjusting stock', () => {
    it('counts in what came, and out what went', async () => {
      await stocked(stock, 0, MUG)
      expect((await adjust(10)).level).to.include({ received: 10, available: 10 })
      expect((await adjust(-4)).level).to.include({ received: 6, available: 6 })
      expect(await figuresOf(stock, MUG.sku)).to.deep.equal({ received: 6, available: 6, held: 0, sold: 0 })
    })

    it('never counts out what is held', async () => {
      await stocked(stock, 5, MUG)
      await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(MUG, 2)]))
      const refused = stock.administration.adjust(anAdjustment(MUG.sku, -4))
      const error = { type: 'AdjustmentOutOfRange', sku: MUG.sku, available: 3, quantity: -4 }
      expect(await errorOf(refused)).to.deep.equal(error)
      expect(await figuresOf(stock, MUG.sku)).to.include({ received: 5, available: 3 })
    })

    it('refuses more than can be counted', async () => {
      await stocked(stock, 1, MUG)
      const refused = stock.administration.adjust(anAdjustment(MUG.sku, Number.MAX_SAFE_INTEGER))
      expect((await errorOf(refused)).type).to.equal('AdjustmentOutOfRange')
    })

    it('is refused for a product that is not there', async () => {
      const refused = stock.administration.adjust(anAdjustment(sku('CUP'), 1))
      expect(await errorOf(refused)).to.deep.equal({ type: 'ProductNotFound' })
    })

    it('counts every one of many at once, and out no more than there is', async () => {
      await stocked(stock, 0, MUG)
      await valuesOf(times(20, () => stock.administration.adjust(anAdjustment(MUG.sku, 3))))
      const taken = await Promise.all(times(20, () => stock.administration.adjust(anAdjustment(MUG.sku, -7))))
      expect(taken.filter(each => each.isOk())).to.have.length(8)
      expect(await figuresOf(stock, MUG.sku)).to.include({ received: 4, available: 4 })
    })
  })

  describe('an adjustment that comes again', () => {
    const fileAll = async () => {
      for (let round = 0; round < 3; round++) await valueOf(stock.administration.fileAdjustments(2))
    }
    const moments: Record<string, () => Promise<void>> = {
      'at once': async () => undefined,
      'after it was filed': fileAll,
    }
    for (const [when, wait] of Object.entries(moments)) {
      it(`${when} changes nothing, and is answered as it was the first time`, async () => {
        await stocked(stock, 0, MUG)
        const adjustment = anAdjustment(MUG.sku, 5)
        const first = await valueOf(stock.administration.adjust(adjustment))
        await adjust(1)
        await wait()
        const again = { ...adjustment, by: aUserId() }
        const second = await valueOf(stock.administration.adjust(again))
        expect(second).to.deep.equal({ level: first.level, replayed: true })
        expect(await figuresOf(stock, MUG.sku)).to.include({ received: 6, available: 6 })
      })

      for (const other of [{ quantity: 6 }, { reason: 'found' }])
        it(`${when} with another ${Object.keys(other).join()} is refused`, async () => {
          await stocked(stock, 0, MUG)
          const adjustment = anAdjustment(MUG.sku, 5)
          await valueOf(stock.administration.adjust(adjustment))
          await wait()
          const refused = stock.administration.adjust({ ...adjustment, ...other })
          expect(await errorOf(refused)).to.deep.equal({ type: 'KeyReused' })
          expect(await figuresOf(stock, MUG.sku)).to.include({ received: 5 })
        })
    }

    it('at the same moment, and while others are filed, counts once', async () => {
      await stocked(stock, 1, MUG)
      const adjustment = anAdjustment(MUG.sku, 5)
      const filings = times(5, () => stock.administration.fileAdjustments(1))
      const adjusted = await valuesOf(times(20, () => stock.administration.adjust(adjustment)))
      await valuesOf(filings)
      expect(adjusted.filter(each => !each.replayed)).to.have.length(1)
      expect(await figuresOf(stock, MUG.sku)).to.include({ received: 6 })
    })

    it('after it was refused is counted if there is enough by now', async () => {
      await stocked(stock, 0, MUG)
      const adjustment = anAdjustment(MUG.sku, -2)
      await errorOf(stock.administration.adjust(adjustment))
      await adjust(3)
      expect(await valueOf(stock.administration.adjust(adjustment))).to.deep.include({ replayed: false })
    })
  })

  it('filing takes no more than the limit, says how many, and ends', async () => {
    await stocked(stock, 0, MUG)
    for (const quantity of [1, 2, 3]) await adjust(quantity)
    const filed = []
    for (let round = 0; round < 3; round++) filed.push(await valueOf(stock.administration.fileAdjustments(2)))
    expect(Math.max(...filed)).to.be.at.most(2)
    expect(filed.at(-1)).to.equal(0)
    expect(await figuresOf(stock, MUG.sku)).to.include({ received: 6, available: 6 })
  })
}
