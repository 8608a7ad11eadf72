import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import {
  adjust,
  emptyStock,
  hold,
  isLow,
  release,
  revise,
  sell,
  watch,
  type Claim,
} from '../../../src/domain/stock/stock-item.js'
import { stockPolicy } from '../../../src/domain/stock/stock-policy.js'
import { aNonce, anOrderId, aProduct, currency, quantity, usd } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const product = aProduct()
const { sku, unitPrice } = product
const policy = stockPolicy(10)
const [orderId, nonce] = [anOrderId(), aNonce()]
const claim: Claim = { orderId, quantity: quantity(3), unitPrice, nonce, at: SOME_DAY }

const tenUnits = adjust(emptyStock(product), 10)._unsafeUnwrap()
const threeHeld = hold(tenUnits, claim, policy)._unsafeUnwrap().item
const figures = { received: 10, available: 7, held: 3, sold: 0 }

describe('Holding stock', () => {
  it('takes it off the shelf, under the order and its nonce', () => {
    const { orderId: _, ...taken } = claim
    expect(hold(tenUnits, claim, policy)).to.deep.equal(
      ok({ item: { product, ...figures, holds: new Map([[orderId, taken]]) }, nonce }),
    )
  })

  it('again for the same order takes nothing: the earlier hold is adopted, with its nonce', () => {
    const again = hold(threeHeld, { ...claim, nonce: aNonce() }, policy)
    expect(again).to.deep.equal(ok({ item: threeHeld, nonce }))
  })

  it('again is adopted even if by now the stock is gone and the product withdrawn', () => {
    const gone = adjust(revise(threeHeld, { ...product, active: false })._unsafeUnwrap(), -7)._unsafeUnwrap()
    expect(hold(gone, claim, policy)).to.deep.equal(ok({ item: gone, nonce }))
  })

  it('of another quantity or at another price for the same order is refused', () => {
    const other = err({ type: 'OtherQuantity', sku })
    expect(hold(threeHeld, { ...claim, quantity: quantity(2) }, policy)).to.deep.equal(other)
    expect(hold(threeHeld, { ...claim, unitPrice: usd(1) }, policy)).to.deep.equal(other)
  })

  it('is refused for the reason that the policy gives', () => {
    const tooMany = { ...claim, orderId: anOrderId(), quantity: quantity(8) }
    expect(hold(threeHeld, tooMany, policy)).to.deep.equal(err({ type: 'Shortage', sku, requested: 8, available: 7 }))
  })
})

describe('What is held', () => {
  it('is sold once', () => {
    const sold = sell(threeHeld, orderId, nonce)
    expect(sold).to.deep.equal({ ...threeHeld, held: 0, sold: 3, holds: new Map() })
    expect(sell(sold, orderId, nonce)).to.equal(sold)
    expect(release(sold, orderId, nonce)).to.equal(sold)
  })

  it('is given back once', () => {
    const released = release(threeHeld, orderId, nonce)
    expect(released).to.deep.equal(tenUnits)
    expect(release(released, orderId, nonce)).to.equal(released)
    expect(sell(released, orderId, nonce)).to.equal(released)
  })

  it('stays held for who brings another nonce, or another order', () => {
    for (const settle of [sell, release]) {
      expect(settle(threeHeld, orderId, aNonce())).to.equal(threeHeld)
      expect(settle(threeHeld, anOrderId(), nonce)).to.equal(threeHeld)
    }
  })
})

describe('Adjusting stock', () => {
  it('counts units in and out', () => {
    expect(adjust(threeHeld, 5)).to.deep.equal(ok({ ...threeHeld, received: 15, available: 12 }))
    expect(adjust(threeHeld, -7)).to.deep.equal(ok({ ...threeHeld, received: 3, available: 0 }))
    expect(adjust(threeHeld, 0)).to.deep.equal(ok(threeHeld))
  })

  for (const units of [-8, 0.5, Number.MIN_VALUE, NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER])
    it(`by ${units} is refused: it takes what is held, or cannot be counted`, () => {
      const refusal = { type: 'AdjustmentOutOfRange', sku, available: 7, quantity: units }
      expect(adjust(threeHeld, units)).to.deep.equal(err(refusal))
    })
})

describe('Revising a product', () => {
  it('changes name, price and whether it is sold, and no figure', () => {
    const revised = { ...product, name: 'A cup', unitPrice: usd(999), active: false }
    expect(revise(threeHeld, revised)).to.deep.equal(ok({ ...threeHeld, product: revised }))
  })

  it('never changes the currency', () => {
    const inEuro = { ...product, unitPrice: { ...unitPrice, currency: currency('EUR') } }
    expect(revise(threeHeld, inEuro)).to.deep.equal(err({ type: 'CurrencyFixed', sku, currency: 'USD' }))
  })
})

describe('Stock is low', () => {
  const empty = emptyStock(product)

  it('at its threshold and below it', () => {
    expect([9, 10, 11].map(threshold => isLow(watch(tenUnits, threshold)))).to.deep.equal([false, true, true])
  })

  it('never when nobody has it watched, or no longer: not even when nothing is left', () => {
    expect(isLow(empty)).to.be.false
    expect(isLow(watch(watch(empty, 5), null))).to.be.false
  })
})
