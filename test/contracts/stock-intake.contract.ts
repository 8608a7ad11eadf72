import { expect } from 'chai'
import type { StockRow } from '../../src/application/ports/driven/stock-intake.js'
import { anOrderId, aPricedLine, aProduct, currency, sku, usd } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
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

const TAKEN = { type: 'Taken' }

const aRow = (text: string, units = 0, terms: Partial<StockRow['terms']> = {}): StockRow => ({
  terms: { sku: sku(text), name: `The ${text}`, unitPrice: usd(100), ...terms },
  ...(units === 0 ? {} : { adjustment: anAdjustment(sku(text), units) }),
})

export const stockIntakeContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
  })
  afterEach(() => expectConserved(stock))
  const take = (...rows: StockRow[]) => valueOf(stock.intake.take(rows))

  it('takes products that are new and others, with units that come or go, or without', async () => {
    await stocked(stock, 5, aProduct({ sku: sku('B') }))
    await stocked(stock, 5, aProduct({ sku: sku('C'), active: false }))
    const rows = [aRow('A', 3, { active: false, lowStockThreshold: 2 }), aRow('B', -5), aRow('C'), aRow('D')]
    expect(await take(...rows)).to.deep.equal([TAKEN, TAKEN, TAKEN, TAKEN])
    const product = (text: string, active: boolean) => ({ sku: text, name: `The ${text}`, unitPrice: usd(100), active })
    const figures = (units: number) => ({ received: units, available: units, held: 0, sold: 0 })
    expect(await levelOf(stock, sku('A'))).to.deep.equal({
      product: product('A', false),
      ...figures(3),
      lowStockThreshold: 2,
    })
    expect(await levelOf(stock, sku('B'))).to.deep.equal({ product: product('B', true), ...figures(0) })
    expect(await levelOf(stock, sku('C'))).to.deep.equal({ product: product('C', false), ...figures(5) })
    expect(await levelOf(stock, sku('D'))).to.deep.equal({ product: product('D', true), ...figures(0) })
    expect((await valueOf(stock.journal.of(sku('A'), { limit: 5 }))).adjustments[0]).to.deep.include(
      rows[0]!.adjustment,
    )
  })

  it('refuses one row and takes the others; of what is refused nothing is taken', async () => {
    await stocked(stock, 5, aProduct({ sku: sku('B'), name: 'As it was' }))
    await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(aProduct({ sku: sku('B') }), 2)]))
    await stocked(stock, 5, aProduct({ sku: sku('C') }))
    const euros = { amount: 1, currency: currency('EUR') }
    expect(await take(aRow('A', -1), aRow('B', -4), aRow('C', 1, { unitPrice: euros }), aRow('D', 1))).to.deep.equal([
      { type: 'AdjustmentOutOfRange', sku: 'A', available: 0, quantity: -1 },
      { type: 'AdjustmentOutOfRange', sku: 'B', available: 3, quantity: -4 },
      { type: 'CurrencyFixed', sku: 'C', currency: 'USD' },
      TAKEN,
    ])
    expect((await stock.levels.of(sku('A'))).isErr()).to.be.true
    expect((await levelOf(stock, sku('B'))).product.name).to.equal('As it was')
    expect(await figuresOf(stock, sku('C'))).to.include({ received: 5 })
  })

  for (const filed of [false, true])
    it(`that comes again changes no figure${filed ? ', long after it was filed' : ''}`, async () => {
      const rows = [aRow('A', 3), aRow('B', 4)]
      await take(...rows)
      if (filed) await valueOf(stock.administration.fileAdjustments(5))
      await valueOf(stock.administration.adjust(anAdjustment(sku('A'), -3)))
      expect(await take(...rows, aRow('C', 1))).to.deep.equal([TAKEN, TAKEN, TAKEN])
      expect(await figuresOf(stock, sku('A'))).to.include({ received: 0 })
      expect(await figuresOf(stock, sku('B'))).to.include({ received: 4 })
      const other = { ...rows[0]!, adjustment: { ...rows[0]!.adjustment!, quantity: 9 } }
      expect(await take(other)).to.deep.equal([{ type: 'KeyReused' }])
    })

  it('by several at the same moment, amid orders and filing, counts each row once', async () => {
    await stocked(stock, 9, aProduct({ sku: sku('S0'), unitPrice: usd(100) }))
    const rows = times(30, index => aRow(`S${index}`, 5))
    const line = aPricedLine(aProduct({ sku: sku('S0'), unitPrice: usd(100) }), 1)
    const [taken] = await Promise.all([
      valuesOf(times(4, () => stock.intake.take(rows))),
      valuesOf(times(5, () => stock.ledger.hold(anOrderId(), [line]))),
      valuesOf(times(5, () => stock.administration.fileAdjustments(3))),
    ])
    for (const outcomes of taken) expect(outcomes).to.deep.equal(rows.map(() => TAKEN))
    expect(await figuresOf(stock, sku('S0'))).to.deep.equal({ received: 14, available: 9, held: 5, sold: 0 })
    for (const { terms } of rows.slice(1)) expect(await figuresOf(stock, terms.sku)).to.include({ received: 5 })
  })

  it('is examined without a change', async () => {
    await stocked(stock, 5, aProduct({ sku: sku('B') }))
    const rows = [aRow('A', 1), aRow('B', -6), aRow('C', -1), aRow('B2')]
    const types = (await valueOf(stock.intake.examine(rows))).map(({ type }) => type)
    expect(types).to.deep.equal(['Taken', 'AdjustmentOutOfRange', 'AdjustmentOutOfRange', 'Taken'])
    expect((await stock.levels.of(sku('A'))).isErr()).to.be.true
    expect((await levelOf(stock, sku('B'))).product.name).to.equal('A mug')
    expect(await take()).to.deep.equal([])
  })
}
