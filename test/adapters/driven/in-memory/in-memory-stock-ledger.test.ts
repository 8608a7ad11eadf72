import { expect } from 'chai'
import { stockLedgerContract } from '../../../contracts/stock-ledger.contract.js'
import { figuresOf, stocked } from '../../../contracts/stock-under-test.js'
import { anOrderId, aPricedLine, aProduct, sku } from '../../../support/builders.js'
import { valueOf } from '../../../support/outcome-of.js'
import { openStock } from './open-stock.js'

describe('InMemoryStockLedger', () => {
  stockLedgerContract(openStock)

  it('takes nothing more for an order that is short already', async () => {
    const stock = await openStock()
    const cup = await stocked(stock, 0, aProduct({ sku: sku('CUP') }))
    const mug = await stocked(stock, 1)
    await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(cup), aPricedLine(mug)]))
    expect(await figuresOf(stock, mug.sku)).to.include({ available: 1, held: 0 })
  })
})
