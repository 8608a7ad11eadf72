import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import { failureOf, orderPolicy } from '../../../src/domain/order/order-policy.js'
import type { Product } from '../../../src/domain/stock/product.js'
import { anOrder, aPricedLine, aProduct, currency, heldLines, sku, usd } from '../../support/builders.js'

const mug = aProduct()
const pen = aProduct({ sku: sku('PEN'), unitPrice: usd(250) })
const inEuro = aProduct({ sku: sku('TIN'), unitPrice: { amount: 250, currency: currency('EUR') } })
const withdrawn = (product: Product): Product => ({ ...product, active: false })
const catalogue = (...products: readonly Product[]) => new Map(products.map(product => [product.sku, product]))
const policy = orderPolicy(10_000)

describe('An order may be placed', () => {
  it('for products that are sold', () => {
    const lines = [aPricedLine(mug), aPricedLine(pen)] as const
    expect(policy(lines, catalogue(mug, pen))).to.deep.equal(ok(lines))
  })

  it('up to the largest total allowed, to the cent', () => {
    const dear = aProduct({ unitPrice: usd(5_000) })
    expect(policy([aPricedLine(dear, 2)], catalogue(dear)).isOk()).to.be.true
  })
})

describe('An order may not be placed', () => {
  it('for withdrawn products, and is told each of them', () => {
    const lines = [aPricedLine(mug), aPricedLine(pen), aPricedLine(inEuro)] as const
    expect(policy(lines, catalogue(withdrawn(mug), pen, withdrawn(inEuro)))).to.deep.equal(
      err({ type: 'ProductsWithdrawn', skus: ['MUG', 'TIN'] }),
    )
  })

  it('in more than one currency, and is told which', () => {
    const lines = [aPricedLine(mug), aPricedLine(inEuro), aPricedLine(pen)] as const
    expect(policy(lines, catalogue(mug, pen, inEuro))).to.deep.equal(
      err({ type: 'MixedCurrencies', currencies: ['USD', 'EUR'] }),
    )
  })

  it('for one cent more than the largest total allowed, and is told the limit', () => {
    const dear = aProduct({ unitPrice: usd(10_001) })
    const tooLarge = err({ type: 'OrderTotalTooLarge', limit: usd(10_000) })
    expect(policy([aPricedLine(dear)], catalogue(dear))).to.deep.equal(tooLarge)
  })

  it('for a total that cannot even be counted', () => {
    const dear = aProduct({ unitPrice: usd(Number.MAX_SAFE_INTEGER) })
    const limit = usd(Number.MAX_SAFE_INTEGER)
    const refusal = orderPolicy(limit.amount)([aPricedLine(dear, 2)], catalogue(dear))
    expect(refusal).to.deep.equal(err({ type: 'OrderTotalTooLarge', limit }))
  })

  it('and the first reason counts: a withdrawn product before mixed currencies before the total', () => {
    const dear = aProduct({ unitPrice: usd(10_001) })
    const lines = [aPricedLine(dear), aPricedLine(inEuro)] as const
    expect(policy(lines, catalogue(withdrawn(dear), inEuro))._unsafeUnwrapErr().type).to.equal('ProductsWithdrawn')
    expect(policy(lines, catalogue(dear, inEuro))._unsafeUnwrapErr().type).to.equal('MixedCurrencies')
  })
})

describe('A placed order', () => {
  const order = anOrder({ lines: heldLines([aPricedLine(mug, 2), aPricedLine(pen)]) })

  it('need not fail while its products are sold, at whatever price by now', () => {
    expect(failureOf(order, catalogue(mug, { ...pen, unitPrice: usd(1) }))).to.be.undefined
  })

  it('must fail when a product was withdrawn in between', () => {
    expect(failureOf(order, catalogue(mug, withdrawn(pen)))).to.deep.equal({ type: 'ProductsWithdrawn', skus: ['PEN'] })
  })

  it('must fail when a product is gone altogether', () => {
    expect(failureOf(order, catalogue(mug))).to.deep.equal({ type: 'ProductsWithdrawn', skus: ['PEN'] })
  })

  it('must fail when its total is not the sum of its lines', () => {
    const doesNotAddUp = { type: 'TotalDoesNotAddUp', expected: 1, currency: 'USD' }
    expect(failureOf({ ...order, total: usd(1) }, catalogue(mug, pen))).to.deep.equal(doesNotAddUp)
  })

  it('must fail when its total is in another currency, or its lines cannot be added up', () => {
    const total = { ...order.total, currency: currency('EUR') }
    expect(failureOf({ ...order, total }, catalogue(mug, pen))?.type).to.equal('TotalDoesNotAddUp')
    const mixed = heldLines([aPricedLine(mug), aPricedLine(inEuro)])
    expect(failureOf({ ...order, lines: mixed }, catalogue(mug, inEuro))?.type).to.equal('TotalDoesNotAddUp')
  })
})
