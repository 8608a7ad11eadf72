import { expect } from 'chai'
import type { OldHold, StockHold } from '../../src/application/ports/driven/stock-ledger.js'
import type { HoldNonce, OrderId } from '../../src/domain/shared/ids.js'
import { aNonce, anOrderId, aPricedLine, aProduct, quantity, sku } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { expectConserved, figuresOf, stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

const MUG = aProduct()
const POT = aProduct({ sku: sku('POT') })

/** The part of the stock ledger's contract about holds that are there: each is sold or released, once. */
export const settlingHoldsContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  let orderId: OrderId
  let holds: readonly StockHold[]
  beforeEach(async () => {
    stock = await open()
    orderId = anOrderId()
    await stocked(stock, 10, MUG)
    await stocked(stock, 10, POT)
    holds = (await valueOf(stock.ledger.hold(orderId, [aPricedLine(MUG, 2), aPricedLine(POT, 3)]))).taken
  })
  afterEach(() => expectConserved(stock))

  const expectFigures = async (mugs: object, pots: object) => {
    expect(await figuresOf(stock, MUG.sku)).to.include(mugs)
    expect(await figuresOf(stock, POT.sku)).to.include(pots)
  }

  describe('settling holds', () => {
    it('sells what is held', async () => {
      await valueOf(stock.ledger.sell(orderId, holds))
      await expectFigures({ available: 8, held: 0, sold: 2 }, { available: 7, held: 0, sold: 3 })
    })

    it('releases what is held', async () => {
      await valueOf(stock.ledger.release(orderId, holds))
      await expectFigures({ available: 10, held: 0, sold: 0 }, { available: 10, held: 0, sold: 0 })
    })

    it('does it once, however often it is asked, at once or afterwards', async () => {
      await valuesOf(times(20, () => stock.ledger.sell(orderId, holds)))
      await valueOf(stock.ledger.sell(orderId, holds))
      await valueOf(stock.ledger.release(orderId, holds))
      await expectFigures({ available: 8, held: 0, sold: 2 }, { available: 7, held: 0, sold: 3 })
    })

    it('either sells or releases, of both at once', async () => {
      await valuesOf(times(20, i => stock.ledger[i % 2 === 0 ? 'sell' : 'release'](orderId, holds)))
      const { available, held, sold } = await figuresOf(stock, MUG.sku)
      expect([available, held, sold]).to.be.deep.oneOf([
        [8, 0, 2],
        [10, 0, 0],
      ])
    })

    for (const settle of ['sell', 'release'] as const) {
      it(`does not ${settle} under a nonce that is not the hold's own`, async () => {
        await valueOf(stock.ledger[settle](orderId, [{ sku: MUG.sku, quantity: quantity(2), nonce: aNonce() }]))
        await expectFigures({ available: 8, held: 2, sold: 0 }, { held: 3 })
      })

      it(`does not ${settle} what another order holds`, async () => {
        await valueOf(stock.ledger[settle](anOrderId(), holds))
        await expectFigures({ held: 2 }, { held: 3 })
      })

      it(`does ${settle} as much as is held, whatever quantity is said`, async () => {
        await valueOf(
          stock.ledger[settle](
            orderId,
            holds.map(hold => ({ ...hold, quantity: quantity(1) })),
          ),
        )
        await expectFigures({ held: 0 }, { held: 0 })
      })

      it(`does ${settle} what is still held of an order that was settled in part`, async () => {
        await valueOf(stock.ledger[settle](orderId, holds.slice(0, 1)))
        await valueOf(stock.ledger[settle](orderId, holds))
        await expectFigures({ held: 0 }, { held: 0 })
      })
    }

    it('does nothing for a product that is not there', async () => {
      await valueOf(stock.ledger.sell(orderId, [{ sku: sku('CUP'), quantity: quantity(1), nonce: aNonce() }]))
      await expectFigures({ held: 2 }, { held: 3 })
    })
  })

  describe('old holds', () => {
    const AGE = 300
    const old = (limit = 10, except: readonly HoldNonce[] = [], after?: OldHold): Promise<readonly OldHold[]> =>
      valueOf(stock.ledger.oldHolds(AGE, limit, new Set(except), after))
    const expected = () => holds.map(hold => ({ ...hold, orderId }))

    it('are those that have reached the age, each with its order', async () => {
      await stock.passTime(AGE)
      await valueOf(stock.ledger.hold(anOrderId(), [aPricedLine(MUG, 1)]))
      expect(await old()).to.have.deep.members(expected())
    })

    it('are none before', async () => {
      expect(await old()).to.deep.equal([])
    })

    it('are given up to the limit', async () => {
      await stock.passTime(AGE)
      const [only, ...others] = await old(1)
      expect(expected()).to.deep.include(only)
      expect(others).to.be.empty
    })

    it('are not those that the asker knows already, which do not count towards the limit', async () => {
      await stock.passTime(AGE)
      const [known, other] = expected()
      expect(await old(1, [known!.nonce])).to.deep.equal([other])
      expect(await old(1, [other!.nonce])).to.deep.equal([known])
    })

    it('are given page by page, those of a product together, each once, though others come and go meanwhile', async () => {
      const ids = times(4, () => anOrderId())
      for (const id of ids) await valueOf(stock.ledger.hold(id, [aPricedLine(MUG, 1), aPricedLine(POT, 1)]))
      await stock.passTime(AGE)
      const ordered = [MUG, POT].flatMap(({ sku }) => [...ids, orderId].sort().map(id => `${sku} ${id}`))
      const seen: OldHold[] = []
      for (;;) {
        const page = await old(
          3,
          seen.slice(0, 1).map(({ nonce }) => nonce),
          seen.at(-1),
        )
        seen.push(...page)
        if (page.length < 3) break
        const last = page[2]!
        await valueOf(stock.ledger.release(last.orderId, [last]))
      }
      expect(seen.map(hold => `${hold.sku} ${hold.orderId}`)).to.deep.equal(ordered)
    })

    it('are not those that were sold or released', async () => {
      await stock.passTime(AGE)
      await valueOf(stock.ledger.sell(orderId, holds.slice(0, 1)))
      await valueOf(stock.ledger.release(orderId, holds.slice(1)))
      expect(await old()).to.deep.equal([])
    })

    it('do not get younger by being adopted', async () => {
      await stock.passTime(AGE)
      await valueOf(stock.ledger.hold(orderId, [aPricedLine(MUG, 2), aPricedLine(POT, 3)]))
      expect(await old()).to.have.deep.members(expected())
    })
  })
}
