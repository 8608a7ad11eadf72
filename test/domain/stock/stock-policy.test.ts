import { expect } from 'chai'
import { emptyStock, type Claim, type StockItem } from '../../../src/domain/stock/stock-item.js'
import { stockPolicy } from '../../../src/domain/stock/stock-policy.js'
import { aNonce, anOrderId, aProduct, currency, quantity, usd } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const product = aProduct()
const { sku, unitPrice } = product
const aClaim = (given: Partial<Claim> = {}): Claim => ({
  orderId: anOrderId(),
  quantity: quantity(1),
  unitPrice,
  nonce: aNonce(),
  at: SOME_DAY,
  ...given,
})
const stock = (available: number, given: Partial<StockItem> = {}): StockItem => ({
  ...emptyStock(product),
  received: available,
  available,
  ...given,
})
const heldBy = (orders: number) => new Map(Array.from({ length: orders }, () => [anOrderId(), aClaim()]))
const policy = stockPolicy(2)

describe('Stock may be held', () => {
  it('down to the last unit', () => {
    expect(policy(stock(5), aClaim({ quantity: quantity(5) }))).to.be.undefined
  })

  it('by as many orders at once as there is room for', () => {
    expect(policy(stock(5, { holds: heldBy(1) }), aClaim())).to.be.undefined
  })
})

describe('Stock may not be held', () => {
  it('beyond what is available: the shortage says what is missing', () => {
    const shortage = { type: 'Shortage', sku, requested: 6, available: 5 }
    expect(policy(stock(5), aClaim({ quantity: quantity(6) }))).to.deep.equal(shortage)
  })

  it('when the product is no longer sold', () => {
    const withdrawn = stock(5, { product: { ...product, active: false } })
    expect(policy(withdrawn, aClaim())).to.deep.equal({ type: 'PriceChanged', sku })
  })

  it('at another price', () => {
    expect(policy(stock(5), aClaim({ unitPrice: usd(unitPrice.amount - 1) }))).to.deep.equal({
      type: 'PriceChanged',
      sku,
    })
    const otherCurrency = { ...unitPrice, currency: currency('EUR') }
    expect(policy(stock(5), aClaim({ unitPrice: otherCurrency }))).to.deep.equal({ type: 'PriceChanged', sku })
  })

  it('by one order more than there is room for', () => {
    expect(policy(stock(5, { holds: heldBy(2) }), aClaim())).to.deep.equal({ type: 'AtCapacity', sku })
  })

  it('and the first reason counts: a new price before a full house before a shortage', () => {
    const full = stock(0, { holds: heldBy(2) })
    expect(policy(full, aClaim({ unitPrice: usd(1) }))?.type).to.equal('PriceChanged')
    expect(policy(full, aClaim())?.type).to.equal('AtCapacity')
    expect(policy(stock(0), aClaim())?.type).to.equal('Shortage')
  })
})
