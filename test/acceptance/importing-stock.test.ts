import { expect } from 'chai'
import type { ImportRow } from '../../src/application/ports/driving/import-stock.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { IdempotencyKey } from '../../src/domain/shared/ids.js'
import { MAX_BAD_ROWS } from '../../src/domain/stock/stock-import.js'
import { after } from '../support/after.js'
import { anItem, currency, sku, usd } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { uploadOf } from '../support/upload-of.js'
import { aWorld, type World } from '../support/world.js'
import { target } from './strike.js'

const KEY = 'the-same-key' as IdempotencyKey

const row = (text: string, quantity?: number, cents = 100): ImportRow => ({
  type: 'ReadableRow',
  terms: { sku: sku(text), name: `The ${text}`, unitPrice: usd(cents) },
  ...(quantity === undefined ? {} : { adjustment: { quantity, reason: 'delivery' } }),
})
const BAD: ImportRow = { type: 'UnreadableRow', faults: [{ pointer: '#/sku', detail: 'None.' }] }

describe('an import', () => {
  let world: World
  beforeEach(() => {
    world = aWorld()
  })
  const send = (rows: readonly ImportRow[], key = KEY, by = world.admin) =>
    world.container.get(T.importStock)({ by, key, upload: uploadOf(rows) })
  const sent = async (rows: readonly ImportRow[], key = KEY) => {
    const { stockImport } = await valueOf(send(rows, key))
    await world.settled()
    return valueOf(world.container.get(T.getImport)({ by: world.admin, importId: stockImport.id }))
  }
  const check = (rows: readonly ImportRow[], by = world.admin) =>
    world.container.get(T.checkImport)({ by, upload: uploadOf(rows) })

  it('creates products and changes others, and counts their units', async () => {
    await world.stocked('MUG', 10)
    expect(await sent([row('LAMP', 5), row('MUG', -4), row('POT')])).to.deep.include({
      ...{ state: 'Done', read: 3, applied: 3, failed: 0, badRows: [] },
    })
    expect(await world.stock('LAMP')).to.include({ available: 5 })
    expect(await world.stock('MUG')).to.include({ available: 6 })
    expect(await world.stock('POT')).to.include({ available: 0 })
  })

  it('is sent again, and nothing of it is counted twice', async () => {
    await sent([row('LAMP', 5)])
    const again = await valueOf(send([row('LAMP', 5)]))
    expect(again.replayed).to.be.true
    expect(again.stockImport).to.deep.include({ state: 'Done', applied: 1 })
    expect(await world.stock('LAMP')).to.include({ available: 5 })
    await sent([row('LAMP', 5)], 'another-key' as IdempotencyKey)
    expect(await world.stock('LAMP')).to.include({ available: 10 })
  })

  it('is refused with other rows under the same key', async () => {
    await sent([row('LAMP', 5)])
    expect(await errorOf(send([row('LAMP', 6)]))).to.deep.equal({ type: 'KeyReused' })
    expect(await world.stock('LAMP')).to.include({ available: 5 })
  })

  it('names every bad row, and loses none of the good', async () => {
    await world.stocked('MUG', 10)
    await valueOf(world.place(await world.customer(), [anItem('MUG', 4)]))
    const euros = { amount: 1, currency: currency('EUR') }
    const other = row('MUG')
    const foreign: ImportRow = {
      ...other,
      ...(other.type === 'ReadableRow' && { terms: { ...other.terms, unitPrice: euros } }),
    }
    const report = await sent([row('A', 1), BAD, row('A', 2), foreign, row('B', -1), row('C', 3)])
    expect(report).to.deep.include({ read: 6, applied: 2, failed: 4 })
    expect(report.badRows.map(bad => [bad.row, bad.failure.type])).to.deep.equal([
      [2, 'UnreadableRow'],
      [3, 'DuplicateRow'],
      [4, 'CurrencyFixed'],
      [5, 'AdjustmentOutOfRange'],
    ])
    expect(await world.stock('A')).to.include({ available: 1 })
    expect(await world.stock('C')).to.include({ available: 3 })
    const held = await sent([row('MUG', -7)], 'another-key' as IdempotencyKey)
    expect(held.badRows[0]?.failure).to.include({ type: 'AdjustmentOutOfRange', available: 6 })
    expect(await world.stock('MUG')).to.deep.equal({ available: 6, held: 4, sold: 0 })
  })

  it('names so many bad rows, and counts the rest', async () => {
    const report = await sent(times(MAX_BAD_ROWS + 300, () => BAD))
    expect(report).to.include({ failed: MAX_BAD_ROWS + 300, read: MAX_BAD_ROWS + 300 })
    expect(report.badRows).to.have.lengthOf(MAX_BAD_ROWS)
  })

  it('is checked without a change', async () => {
    const report = await valueOf(check([row('A', 1), BAD, row('B', -1), row('C')]))
    expect(report).to.deep.include({ read: 4, applied: 2, failed: 2 })
    expect(report.badRows.map(bad => bad.row)).to.deep.equal([2, 3])
    expect((await valueOf(world.container.get(T.listInventory)({ by: world.admin, limit: 5 }))).items).to.be.empty
  })

  it('is for administrators', async () => {
    const by = await world.customer()
    expect(await errorOf(send([], KEY, by))).to.deep.equal({ type: 'Forbidden' })
    expect(await errorOf(check([], by))).to.deep.equal({ type: 'Forbidden' })
  })

  it('lets go of what was uploaded, whatever comes of it', async () => {
    const uploads = times(4, () => uploadOf([row('A')]))
    const by = await world.customer()
    const [first, again, check, forbidden] = uploads
    await valueOf(world.container.get(T.importStock)({ by: world.admin, key: KEY, upload: first! }))
    await valueOf(world.container.get(T.importStock)({ by: world.admin, key: KEY, upload: again! }))
    await valueOf(world.container.get(T.checkImport)({ by: world.admin, upload: check! }))
    await errorOf(world.container.get(T.importStock)({ by, key: KEY, upload: forbidden! }))
    await errorOf(world.container.get(T.checkImport)({ by, upload: forbidden! }))
    await world.settled()
    expect(uploads.map(upload => upload.discarded())).to.deep.equal([true, true, true, true])
  })

  it('that is taken up by another while it sleeps is left to that one, and each row counts once', async () => {
    const rows = times(1_250, index => row(`S${index}`, 2))
    const asleep = async () => {
      world.clock.advance(20_000)
      await valueOf(send(rows))
    }
    world = aWorld(intercepting(T.stockIntake, 'take', (take, nth) => (nth === 2 ? after(asleep, take) : take())))
    expect(await sent(rows)).to.deep.include({ state: 'Done', read: 1_250, applied: 1_250, failed: 0 })
    for (const index of [0, 249, 250, 1_249]) expect(await world.stock(`S${index}`)).to.include({ available: 2 })
  })

  for (const [port, method, nth] of [
    ['stockIntake', 'take', 2],
    ['importRegister', 'note', 1],
    ['importRegister', 'note', 3],
  ] as const)
    for (const fault of ['Unavailable', 'UnknownAndNotDone', 'UnknownButDone'] as const)
      it(`that ends amid its rows – ${port}.${method} ${nth} answers ${fault} – goes on when it is sent again`, async () => {
        const { prepare, arm, hasStruck } = target(T[port] as typeof T.importRegister, method as 'note', [
          fault,
        ]).strike(fault, nth)
        world = aWorld(prepare)
        const rows = times(1_250, index => row(`S${index}`, 2))
        arm()
        await sent(rows)
        expect(hasStruck()).to.be.true
        await world.later(20_000)
        const second = await sent(rows)
        expect(second).to.deep.include({ state: 'Done', applied: 1_250, failed: 0 })
        for (const index of [0, 499, 500, 999, 1_249])
          expect(await world.stock(`S${index}`)).to.include({ available: 2 })
      })
})
