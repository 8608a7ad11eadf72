import { expect } from 'chai'
import fc from 'fast-check'
import { err, ok } from 'neverthrow'
import { addUp, fingerprintOf, priced, totalOf, type Item } from '../../../src/domain/order/order-line.js'
import type { NonEmpty } from '../../../src/domain/shared/non-empty.js'
import { anItem, aPricedLine, aProduct, currency, quantity, sku, usd } from '../../support/builders.js'
import { isCountable, someItems, someMoney, someQuantity } from '../support/arbitraries.js'

const many = (count: number, item: (i: number) => Item) =>
  Array.from({ length: count }, (_, i) => item(i)) as unknown as NonEmpty<Item>
const unitsBySku = (items: readonly Item[]) =>
  items.reduce(
    (totals, item) => totals.set(item.sku, (totals.get(item.sku) ?? 0) + item.quantity),
    new Map<string, number>(),
  )

describe('The lines of an order', () => {
  it('are one for each SKU, added up and sorted', () => {
    expect(addUp([anItem('PEN', 2), anItem('MUG', 1), anItem('PEN', 3)])).to.deep.equal(
      ok([anItem('MUG', 1), anItem('PEN', 5)]),
    )
  })

  it('are sorted in the same way everywhere, whatever the language of the machine', () => {
    const order = ['-', 'A', 'B', 'a', 'b'].map(last => `X${last}`)
    const items = many(5, i => anItem(order[4 - i]!))
    expect(
      addUp(items)
        ._unsafeUnwrap()
        .map(item => item.sku),
    ).to.deep.equal(order)
  })

  it('may be 100, and one more is refused, even of one SKU', () => {
    expect(addUp(many(100, i => anItem(`SKU-${i}`)))._unsafeUnwrap()).to.have.length(100)
    const refusal = err({ type: 'TooManyLines', lines: 101, limit: 100 })
    expect(addUp(many(101, i => anItem(`SKU-${i}`)))).to.deep.equal(refusal)
    expect(addUp(many(101, () => anItem('MUG')))).to.deep.equal(refusal)
  })

  it('of one SKU may add up to 1,000 units, and to no more', () => {
    expect(addUp([anItem('MUG', 999), anItem('MUG', 1)])).to.deep.equal(ok([anItem('MUG', 1_000)]))
    expect(addUp([anItem('MUG', 1_000), anItem('PEN', 5), anItem('MUG', 1)])).to.deep.equal(
      err({ type: 'QuantityTooLarge', sku: 'MUG', quantity: 1_001 }),
    )
  })

  it('add up to every unit that was asked for, or say which SKU is too many', () => {
    fc.assert(
      fc.property(someItems, items => {
        const wanted = unitsBySku(items)
        const tooMany = [...wanted].filter(([, units]) => units > 1_000).sort(([a], [b]) => (a < b ? -1 : 1))
        addUp(items).match(
          lines => {
            expect(tooMany).to.be.empty
            expect(lines.map(line => line.sku)).to.deep.equal([...wanted.keys()].sort())
            expect(unitsBySku(lines)).to.deep.equal(wanted)
          },
          refusal =>
            expect(refusal).to.deep.equal({
              type: 'QuantityTooLarge',
              sku: tooMany[0]?.[0],
              quantity: tooMany[0]?.[1],
            }),
        )
      }),
    )
  })

  it('come out the same in whatever order they were asked for', () => {
    const shuffled = someItems.chain(items =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray([...items], { minLength: items.length })),
    )
    fc.assert(
      fc.property(shuffled, ([items, others]) => {
        expect(addUp(others as unknown as NonEmpty<Item>)).to.deep.equal(addUp(items))
      }),
    )
  })
})

describe('The fingerprint of an order', () => {
  it('is the same for the same goods, however they were listed', () => {
    const [once, twice] = [
      addUp([anItem('PEN', 3), anItem('MUG', 1)]),
      addUp([anItem('MUG', 1), anItem('PEN', 1), anItem('PEN', 2)]),
    ]
    expect(once.map(fingerprintOf)).to.deep.equal(twice.map(fingerprintOf))
  })

  it('goes by SKU and quantity, not by name and price', () => {
    expect(fingerprintOf([aPricedLine(aProduct({ name: 'Another', unitPrice: usd(1) }))])).to.equal(
      fingerprintOf([anItem('MUG')]),
    )
  })

  it('tells every two orders apart: the lines can be read back from it', () => {
    fc.assert(
      fc.property(someItems, items => {
        const lines = addUp(items).unwrapOr(items)
        const readBack = fingerprintOf(lines)
          .split(' ')
          .map(line => line.split('*'))
          .map(([name, units]) => ({ sku: name, quantity: Number(units) }))
        expect(readBack).to.deep.equal(lines)
      }),
    )
  })
})

describe('Pricing', () => {
  const [mug, pen] = [aProduct(), aProduct({ sku: sku('PEN'), name: 'A pen', unitPrice: usd(250) })]
  const products = new Map([mug, pen].map(product => [product.sku, product]))

  it('takes name and unit price from the product', () => {
    expect(priced([anItem('MUG', 2), anItem('PEN', 1)], products)).to.deep.equal(
      ok([aPricedLine(mug, 2), aPricedLine(pen, 1)]),
    )
  })

  it('names every SKU that nobody knows', () => {
    expect(priced([anItem('CUP'), anItem('MUG'), anItem('TIN')], products)).to.deep.equal(
      err({ type: 'UnknownProducts', skus: ['CUP', 'TIN'] }),
    )
  })
})

describe('The total of an order', () => {
  it('is the sum of unit price times quantity', () => {
    expect(totalOf([aPricedLine(aProduct({ unitPrice: usd(1_299) }), 3)])).to.deep.equal(ok(usd(3_897)))
    const lines = [
      aPricedLine(aProduct({ unitPrice: usd(1_299) }), 3),
      aPricedLine(aProduct({ unitPrice: usd(1) }), 103),
    ] as const
    expect(totalOf(lines)).to.deep.equal(ok(usd(4_000)))
  })

  it('is not made of two currencies', () => {
    const inEuro = aProduct({ unitPrice: { amount: 1, currency: currency('EUR') } })
    expect(totalOf([aPricedLine(inEuro), aPricedLine()])).to.deep.equal(
      err({ type: 'MixedCurrencies', currencies: ['EUR', 'USD'] }),
    )
  })

  it('is what exact arithmetic says, or refused', () => {
    const someLine = fc.record({ unitPrice: someMoney, quantity: someQuantity })
    fc.assert(
      fc.property(fc.array(someLine, { minLength: 1, maxLength: 10 }), priced => {
        const exact = priced.reduce((sum, line) => sum + BigInt(line.unitPrice.amount) * BigInt(line.quantity), 0n)
        const [first, ...rest] = priced.map(line => ({ ...aPricedLine(), ...line, quantity: quantity(line.quantity) }))
        expect(totalOf([first!, ...rest])).to.deep.equal(
          isCountable(exact) ? ok(usd(Number(exact))) : err({ type: 'AmountTooLarge' }),
        )
      }),
    )
  })
})
