import { expect } from 'chai'
import { anOrderId, aPricedLine, aProduct, sku } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { levelOf, stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

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
    const skus = (await valueOf(stock.levels.list())).map(level => level.product.sku)
    expect(skus).to.deep.equal(['10', '9', 'A', 'B', 'a-1', 'b'])
  })

  it('show nothing when there is none, and say so when one is asked for', async () => {
    expect(await valueOf(stock.levels.list())).to.deep.equal([])
    expect(await errorOf(stock.levels.of(sku('MUG')))).to.deep.equal({ type: 'ProductNotFound' })
  })

  it('show what may be changed without changing the stock', async () => {
    const mug = await stocked(stock, 5, aProduct())
    tamper(await levelOf(stock, mug.sku))
    tamper(await valueOf(stock.levels.list()))
    expect(await levelOf(stock, mug.sku)).to.deep.include({ product: aProduct(), available: 5 })
  })
}
