import { expect } from 'chai'
import type { StockListing } from '../../src/application/ports/driven/stock-levels.js'
import { anOrderId, aPricedLine, aProduct, sku } from '../support/builders.js'
import { parseSearchTerm } from '../../src/domain/stock/product-search.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { allLevels, levelOf, stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

export const stockLevelsContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
  })

  it('show a product with its figures', async () => {
    const mug = await stocked(stock, 5)
    const orderId = anOrderId()
    const { taken } = await valueOf(stock.ledger.hold(orderId, [aPricedLine(mug, 2)]))
    await valueOf(stock.ledger.sell(orderId, taken))
    await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(mug, 1)]))
    expect(await levelOf(stock, mug.sku)).to.deep.equal({ product: mug, received: 5, available: 2, held: 1, sold: 2 })
  })

  it('show all products by SKU, also those that are withdrawn or sold out', async () => {
    for (const text of ['b', 'A', 'a-1', 'B', '10', '9'])
      await stocked(stock, 0, aProduct({ sku: sku(text), active: text !== 'B' }))
    const skus = (await allLevels(stock.levels)).map(level => level.product.sku)
    expect(skus).to.deep.equal(['10', '9', 'A', 'B', 'a-1', 'b'])
  })

  it('show nothing when there is none, and say so when one is asked for', async () => {
    expect(await allLevels(stock.levels)).to.deep.equal([])
    expect(await errorOf(stock.levels.of(sku('MUG')))).to.deep.equal({ type: 'ProductNotFound' })
  })

  describe('page by page', () => {
    const pageOf = async (listing: Omit<StockListing, 'term'>, text?: string) => {
      const term = text === undefined ? {} : { term: parseSearchTerm(text)._unsafeUnwrap() }
      const { levels, more } = await valueOf(stock.levels.list({ ...listing, ...term }))
      return { skus: levels.map(({ product }) => product.sku), more }
    }
    const onTheShelf = async (products: Readonly<Record<string, string>>) => {
      for (const [text, name] of Object.entries(products)) await stocked(stock, 0, aProduct({ sku: sku(text), name }))
    }

    it('show those behind a SKU, also one that is not there, and say whether there are more', async () => {
      await onTheShelf({ A: 'a', B: 'b', C: 'c', D: 'd' })
      expect(await pageOf({ limit: 2 })).to.deep.equal({ skus: ['A', 'B'], more: true })
      expect(await pageOf({ limit: 2, after: sku('B') })).to.deep.equal({ skus: ['C', 'D'], more: false })
      expect(await pageOf({ limit: 1, after: sku('BB') })).to.deep.equal({ skus: ['C'], more: true })
      expect(await pageOf({ limit: 1, after: sku('D') })).to.deep.equal({ skus: [], more: false })
    })

    it('show what is looked for by the beginning of the SKU or of a word of the name, in any case', async () => {
      await onTheShelf({ 'MUG-1': 'Stoneware mug', 'mug-2': 'A Mug, large', LAMP: 'Mughal lamp', POT: 'Smug pot' })
      expect((await pageOf({ limit: 9 }, 'mUg')).skus).to.deep.equal(['LAMP', 'MUG-1', 'mug-2'])
      expect((await pageOf({ limit: 9 }, 'mug large')).skus).to.deep.equal(['mug-2'])
      expect((await pageOf({ limit: 9 }, 'mug-')).skus).to.deep.equal(['LAMP', 'MUG-1', 'mug-2'])
      expect((await pageOf({ limit: 9 }, 'mug-1')).skus).to.deep.equal(['MUG-1'])
      expect((await pageOf({ limit: 9 }, '$ne')).skus).to.deep.equal([])
      expect(await pageOf({ limit: 1, after: sku('LAMP') }, 'mug')).to.deep.equal({ skus: ['MUG-1'], more: true })
    })

    it('take what is looked for as it is written: nothing in it is a pattern', async () => {
      await onTheShelf({ MUG: 'Stoneware mug' })
      for (const text of ['m.g', 'mu?g', 'm(u)g', 'x|mug', '[m]ug', 'mu+g'])
        expect((await pageOf({ limit: 9 }, text)).skus, text).to.deep.equal([])
    })

    it('show a renamed product under its new name only', async () => {
      await onTheShelf({ MUG: 'Stoneware mug' })
      await onTheShelf({ MUG: 'Porcelain mug' })
      expect((await pageOf({ limit: 9 }, 'stone')).skus).to.deep.equal([])
      expect((await pageOf({ limit: 9 }, 'porc')).skus).to.deep.equal(['MUG'])
    })
  })

  it('show what may be changed without changing the stock', async () => {
    const mug = await stocked(stock, 5, aProduct())
    tamper(await levelOf(stock, mug.sku))
    tamper(await allLevels(stock.levels))
    expect(await levelOf(stock, mug.sku)).to.deep.include({ product: aProduct(), available: 5 })
  })
}
