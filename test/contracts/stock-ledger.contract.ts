import { expect } from 'chai'
import type { Holding, StockHold } from '../../src/application/ports/driven/stock-ledger.js'
import type { PricedLine } from '../../src/domain/order/order-line.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import { anOrderId, aPricedLine, aProduct, sku, usd } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import { settlingHoldsContract } from './settling-holds.contract.js'
import { expectConserved, figuresOf, stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

const MUG = aProduct()
const POT = aProduct({ sku: sku('POT'), name: 'A pot', unitPrice: usd(4_500) })

export const stockLedgerContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
  })
  afterEach(() => expectConserved(stock))

  const hold = (lines: NonEmpty<PricedLine>, orderId: OrderId = anOrderId()) =>
    valueOf(stock.ledger.hold(orderId, lines))
  const holdsOf = (holding: Holding): StockHold[] =>
    holding.type === 'Held'
      ? holding.lines.map(({ sku, quantity, hold }) => ({ sku, quantity, nonce: hold }))
      : expect.fail(`not held, but ${holding.type}`)

  describe('holding stock', () => {
    it('takes it off the shelf, line by line, each under a nonce of its own', async () => {
      await stocked(stock, 5, MUG)
      await stocked(stock, 2, POT)
      const lines: NonEmpty<PricedLine> = [aPricedLine(MUG, 3), aPricedLine(POT, 2)]
      const holding = await hold(lines)
      const holds = holdsOf(holding)
      expect(holding).to.deep.include({ lines: lines.map((line, i) => ({ ...line, hold: holds[i]?.nonce })) })
      expect(holding.taken).to.deep.equal(holds)
      expect(new Set(holds.map(each => each.nonce))).to.have.property('size', 2)
      expect(await figuresOf(stock, MUG.sku)).to.deep.equal({ received: 5, available: 2, held: 3, sold: 0 })
      expect(await figuresOf(stock, POT.sku)).to.deep.equal({ received: 2, available: 0, held: 2, sold: 0 })
    })

    it('names every shortage, and says what it took all the same', async () => {
      await stocked(stock, 2, MUG)
      await stocked(stock, 5, POT)
      const cup = await stocked(stock, 0, aProduct({ sku: sku('CUP') }))
      const holding = await hold([aPricedLine(cup, 1), aPricedLine(MUG, 3), aPricedLine(POT, 4)])
      expect(holding).to.deep.include({
        type: 'Short',
        shortages: [
          { type: 'Shortage', sku: cup.sku, requested: 1, available: 0 },
          { type: 'Shortage', sku: MUG.sku, requested: 3, available: 2 },
        ],
      })
      const held = holding.taken.reduce<number>((sum, { quantity }) => sum + quantity, 0)
      expect(await figuresOf(stock, POT.sku)).to.include({ available: 5 - held, held })
    })

    it('gives the last unit to one, of 50 orders at once', async () => {
      await stocked(stock, 1, MUG)
      const holdings = await valuesOf(times(50, () => stock.ledger.hold(anOrderId(), [aPricedLine(MUG)])))
      expect(holdings.filter(holding => holding.type === 'Held')).to.have.length(1)
      expect(holdings.filter(holding => holding.type === 'Short')).to.have.length(49)
      expect(await figuresOf(stock, MUG.sku)).to.include({ available: 0, held: 1 })
    })

    it('never holds more than there is, of several SKUs for many at once', async () => {
      await stocked(stock, 7, MUG)
      await stocked(stock, 4, POT)
      const lines: NonEmpty<PricedLine> = [aPricedLine(MUG, 2), aPricedLine(POT, 1)]
      const holdings = await valuesOf(times(20, () => stock.ledger.hold(anOrderId(), lines)))
      expect(holdings.filter(holding => holding.type === 'Held')).to.have.length(3)
      expect(await figuresOf(stock, MUG.sku)).to.include({ available: 1, held: 6 })
    })
  })

  describe('holding again under one order id', () => {
    it('adopts the hold that is there', async () => {
      await stocked(stock, 5, MUG)
      const orderId = anOrderId()
      const first = await hold([aPricedLine(MUG, 2)], orderId)
      const second = await hold([aPricedLine(MUG, 2)], orderId)
      expect(holdsOf(second)).to.deep.equal(holdsOf(first))
      expect(second.taken).to.be.empty
      expect(await figuresOf(stock, MUG.sku)).to.include({ available: 3, held: 2 })
    })

    it('adopts it even when nothing is left, or the product was withdrawn or has another price since', async () => {
      await stocked(stock, 2, MUG)
      const orderId = anOrderId()
      const first = await hold([aPricedLine(MUG, 2)], orderId)
      await valueOf(stock.administration.put({ ...MUG, unitPrice: usd(1), active: false }))
      expect(holdsOf(await hold([aPricedLine(MUG, 2)], orderId))).to.deep.equal(holdsOf(first))
    })

    it('takes once, of however many attempts at once, and all get the same nonce', async () => {
      await stocked(stock, 5, MUG)
      const orderId = anOrderId()
      const holdings = await valuesOf(times(50, () => stock.ledger.hold(orderId, [aPricedLine(MUG, 2)])))
      expect(new Set(holdings.map(holding => holdsOf(holding)[0]?.nonce))).to.have.property('size', 1)
      expect(holdings.flatMap(holding => holding.taken)).to.have.length(1)
      expect(await figuresOf(stock, MUG.sku)).to.include({ available: 3, held: 2 })
    })

    for (const [what, line] of [
      ['another quantity', aPricedLine(MUG, 1)],
      ['another price', { ...aPricedLine(MUG, 2), unitPrice: usd(1) }],
    ] as const)
      it(`refuses ${what}, and leaves the hold as it is`, async () => {
        await stocked(stock, 5, MUG)
        const orderId = anOrderId()
        await hold([aPricedLine(MUG, 2)], orderId)
        expect(await hold([line], orderId)).to.deep.equal({ type: 'OtherQuantity', sku: MUG.sku, taken: [] })
        expect(await figuresOf(stock, MUG.sku)).to.include({ available: 3, held: 2 })
      })

    it('after the hold was released takes stock anew, under another nonce', async () => {
      await stocked(stock, 5, MUG)
      const orderId = anOrderId()
      const first = holdsOf(await hold([aPricedLine(MUG, 2)], orderId))
      await valueOf(stock.ledger.release(orderId, first))
      const second = await hold([aPricedLine(MUG, 2)], orderId)
      expect(second.taken).to.have.length(1)
      expect(second.taken[0]?.nonce).not.to.equal(first[0]?.nonce)
    })
  })

  describe('holding what is not sold like that', () => {
    const cases = {
      'at another price': { ...MUG, unitPrice: usd(1_300) },
      'that was withdrawn': { ...MUG, active: false },
    }
    for (const [what, terms] of Object.entries(cases))
      it(`stops at a product ${what}, and says what was taken before`, async () => {
        await stocked(stock, 5, POT)
        await stocked(stock, 5, terms)
        const holding = await hold([aPricedLine(POT, 1), aPricedLine(MUG, 1)])
        expect(holding).to.include({ type: 'PriceChanged', sku: MUG.sku })
        expect(holding.taken.map(each => each.sku)).to.deep.equal([POT.sku])
        expect(await figuresOf(stock, MUG.sku)).to.include({ available: 5, held: 0 })
      })

    it('stops at a product that is not there', async () => {
      expect(await hold([aPricedLine(MUG)])).to.deep.equal({ type: 'PriceChanged', sku: MUG.sku, taken: [] })
    })

    it('stops where too many orders hold already, and goes on when one of them is done', async () => {
      await stocked(stock, 1_000, MUG)
      const orderId = anOrderId()
      const holding = await hold([aPricedLine(MUG)], orderId)
      await valuesOf(times(stock.capacity - 1, () => stock.ledger.hold(anOrderId(), [aPricedLine(MUG)])))
      expect(await hold([aPricedLine(MUG)])).to.deep.equal({ type: 'AtCapacity', sku: MUG.sku, taken: [] })
      expect((await hold([aPricedLine(MUG)], orderId)).type).to.equal('Held')
      await valueOf(stock.ledger.sell(orderId, holdsOf(holding)))
      expect((await hold([aPricedLine(MUG)])).type).to.equal('Held')
    })
  })

  it('a holding does not change with what was given or answered', async () => {
    await stocked(stock, 5, { ...MUG })
    const [line, orderId] = [structuredClone(aPricedLine(MUG, 2)), anOrderId()]
    tamper(await hold([line], orderId))
    tamper(line)
    expect((await hold([aPricedLine(MUG, 2)], orderId)).type).to.equal('Held')
    expect(await figuresOf(stock, MUG.sku)).to.include({ available: 3, held: 2 })
  })

  settlingHoldsContract(open)
}
