import { expect } from 'chai'
import type { Catalogue } from '../../src/application/ports/driven/catalogue.js'
import { aProduct, sku, usd } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

export const catalogueContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
  })

  const ways = ['products', 'currentProducts'] as const satisfies readonly (keyof Catalogue)[]
  for (const way of ways)
    describe(way, () => {
      it('are those asked for that are there, withdrawn ones as well', async () => {
        const mug = await stocked(stock, 0)
        const pot = await stocked(stock, 0, aProduct({ sku: sku('POT'), active: false }))
        await stocked(stock, 0, aProduct({ sku: sku('CUP') }))
        const products = await valueOf(stock.catalogue[way]([pot.sku, sku('NONE'), mug.sku, mug.sku]))
        expect([...products]).to.have.deep.members([
          [mug.sku, mug],
          [pot.sku, pot],
        ])
      })

      it('may be changed without changing the catalogue', async () => {
        const mug = await stocked(stock, 0)
        tamper(await valueOf(stock.catalogue[way]([mug.sku])))
        expect([...(await valueOf(stock.catalogue[way]([mug.sku])))]).to.deep.equal([[mug.sku, aProduct()]])
      })
    })

  it('currentProducts are as they were put last, at once', async () => {
    const mug = await stocked(stock, 0)
    await valueOf(stock.catalogue.products([mug.sku]))
    const revised = { ...mug, name: 'A better mug', unitPrice: usd(1_499), active: false }
    await valueOf(stock.administration.put(revised))
    expect((await valueOf(stock.catalogue.currentProducts([mug.sku]))).get(mug.sku)).to.deep.equal(revised)
  })
}
