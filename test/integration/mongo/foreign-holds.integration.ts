import { expect } from 'chai'
import { Decimal128 } from 'mongodb'
import { HELD } from '../../../src/adapters/driven/mongo/indexes.js'
import { oldHoldsPipeline } from '../../../src/adapters/driven/mongo/old-holds-pipeline.js'
import type { HoldPlace, StockHold } from '../../../src/application/ports/driven/stock-ledger.js'
import type { HoldNonce, OrderId } from '../../../src/domain/shared/ids.js'
import type { Product } from '../../../src/domain/stock/product.js'
import { anOrderId, aPricedLine } from '../../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../../support/outcome-of.js'
import { times } from '../../support/times.js'
import { levelOf, stocked } from '../../contracts/stock-under-test.js'
import { foreignUnderTest } from './foreign-under-test.js'

/** What somebody's script may have left behind: beside it everybody's work goes on, and operators are told which it is. */
describe('a foreign stock document in MongoDB, of which something is held', () => {
  const { client, store, product, left, spoilt, toldIds } = foreignUnderTest('foreign-holds')

  const held = async (of: Product): Promise<StockHold & { orderId: OrderId }> => {
    const orderId = anOrderId()
    const { taken } = await valueOf(store().ledger.hold(orderId, [aPricedLine(of)]))
    return { orderId, ...taken[0]! }
  }

  describe('among the holds that have grown old', () => {
    const old = (limit: number, except: readonly HoldNonce[] = []) =>
      valueOf(store().ledger.oldHolds(0, limit, new Set(except)))
    const GOOD = { quantity: 1, unitPrice: 1, nonce: 'n', at: new Date(0) }
    const absurd = {
      'of no quantity': { ...GOOD, quantity: -3 },
      'of a text as its quantity': { ...GOOD, quantity: 'one' },
      'without a nonce': { quantity: 1, unitPrice: 1, at: new Date(0) },
      'of no time': { ...GOOD, at: 'yesterday' },
      'that is a number': 7,
    }

    for (const [which, hold] of Object.entries(absurd))
      it(`is a hold ${which}: the others of its product are found, and of other products`, async () => {
        const [mug, pot] = [await stocked(store(), 5, product('MUG')), await stocked(store(), 5, product('POT'))]
        const holds = [await held(mug), await held(pot)]
        await spoilt('stock', 'MUG', { $set: { [`holds.${anOrderId()}`]: hold } })
        expect(await old(10)).to.have.deep.members(holds)
        expect(toldIds()).to.deep.equal(['MUG'])
        expect(store().unreadable).to.deep.equal(['stock'])
      })

    for (const [what, holds] of Object.entries({ 'a text': 'none', 'a list': [GOOD], nothing: null }))
      it(`has ${what} in the place of its holds`, async () => {
        const hold = await held(await stocked(store(), 5, product('MUG')))
        await left('stock', { _id: 'A-FOREIGN-ONE', schemaVersion: 1, holdCount: 3, holds })
        expect(await old(10)).to.deep.equal([hold])
        expect(toldIds()).to.deep.equal(['A-FOREIGN-ONE'])
      })

    const unreadable: Readonly<Record<string, Readonly<{ hold?: object; id?: string; schemaVersion?: number }>>> = {
      'of a text as their quantity': { hold: { quantity: 'many' } },
      'of half a piece': { hold: { quantity: 1.5 } },
      'of a decimal as their quantity': { hold: { quantity: Decimal128.fromString('1') } },
      'with an empty nonce': { hold: { nonce: '' } },
      'in a version that there never was': { schemaVersion: 0 },
      'under what is no SKU': { id: ' ' },
    }
    for (const [which, { hold: facts, id = '', schemaVersion = 1 }] of Object.entries(unreadable))
      it(`takes nobody's place, however many holds ${which} it has, which nobody can read`, async () => {
        const holds = Object.fromEntries(times(50, () => [anOrderId(), { ...GOOD, ...facts }]))
        const ids = ['A', 'B', 'Z'].map(name => id + name)
        for (const _id of ids) await left('stock', { _id, schemaVersion, holdCount: 50, holds })
        const hold = await held(await stocked(store(), 5, product('MUG')))
        expect(await old(1)).to.deep.equal([hold])
        expect(toldIds()).to.deep.equal([])
        expect(await old(10)).to.deep.equal([hold])
        expect(toldIds()).to.have.members(ids)
      })

    it('costs nothing where there is enough to do: a look reads no more stock items than it needs for its answer', async () => {
      // Together more than MongoDB reads ahead.
      const holds = Object.fromEntries(times(3_000, () => [anOrderId(), GOOD]))
      for (const name of times(30, i => `P-${i}`))
        await left('stock', { _id: name, schemaVersion: 1, holdCount: 3_000, holds })
      const examined = async (after?: HoldPlace) => {
        const { stages } = (await client()
          .db()
          .collection('stock')
          .aggregate(oldHoldsPipeline(0, 5, new Set(), after), { hint: HELD })
          .explain('executionStats')) as { stages: [{ $cursor: { executionStats: { totalDocsExamined: number } } }] }
        expect(JSON.stringify(stages), 'sorted by the index').not.to.include('"SORT"')
        return stages[0].$cursor.executionStats.totalDocsExamined
      }
      expect(await examined()).to.be.below(30)
      const [, , , , fifth] = await old(5)
      expect(await examined(fifth)).to.be.below(30)
      const last = (await valueOf(store().ledger.oldHolds(0, 3_000 * 30, new Set()))).at(-1)
      expect(await examined(last), 'those before it are not read again').to.be.at.most(1)
      expect(toldIds()).to.deep.equal([])
    })

    it('has a hold under a name that no path leads to', async () => {
      const hold = await held(await stocked(store(), 5, product('MUG')))
      await left('stock', { _id: 'POT', schemaVersion: 1, holdCount: 1, holds: { 'an.order': GOOD } })
      expect(await old(10)).to.deep.equal([hold])
      expect(toldIds()).to.deep.equal(['POT'])
    })
  })

  it('that is ordered keeps none of those waiting that are held for, or settled, together with it', async () => {
    const mug = await stocked(store(), 9, product('MUG'))
    const pot = await stocked(store(), 9, product('POT'))
    await spoilt('stock', 'POT', { $set: { holdCount: 'many' } })
    const hold = (of: Product) => store().ledger.hold(anOrderId(), [aPricedLine(of)])
    // The first goes alone, and those after it together.
    const [first, foreign, second] = [hold(mug), hold(pot), hold(mug)]
    expect(await errorOf(foreign)).to.include({ type: 'Unavailable', what: 'stock' })
    const holdings = await valuesOf([first, second])
    expect(holdings.map(({ type }) => type)).to.deep.equal(['Held', 'Held'])
    expect(toldIds()).to.include('POT')

    const mugs = [await held(mug), await held(mug)]
    const gone = { sku: pot.sku, quantity: mugs[0]!.quantity, nonce: mugs[0]!.nonce }
    const [one, ofForeign, other] = [
      store().ledger.sell(anOrderId(), [mugs[0]!]),
      store().ledger.sell(anOrderId(), [gone]),
      store().ledger.release(mugs[1]!.orderId, [mugs[1]!]),
    ]
    expect((await errorOf(ofForeign)).type).to.equal('OutcomeUnknown')
    await valuesOf([one, other])
    expect(await levelOf(store(), mug.sku)).to.include({ held: 3 })
  })
})
