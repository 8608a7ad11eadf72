import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'
import type { SentRow } from './shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const BOSS = { ...ADA, email: 'boss@example.com' }
const FORBIDDEN = { type: 'Forbidden' }

const row = (sku: string, adjustment?: number, currency = 'USD'): SentRow => ({
  ...{ sku, name: `The ${sku}`, unitPrice: { amount: 500, currency }, reason: 'delivery' },
  ...(adjustment === undefined ? {} : { adjustment }),
})

inEveryShop('stock that is taken in', shop => {
  let boss: string
  let ada: string
  beforeEach(async () => {
    await valueOf(shop().register(ADA))
    await valueOf(shop().world.container.get(T.ensureAdministrator)(BOSS))
    boss = (await valueOf(shop().signIn(BOSS))).accessToken
    ada = (await valueOf(shop().signIn(ADA))).accessToken
    await shop().world.stocked('MUG', 10)
  })

  it('by an import is on sale, and however often it is sent, is counted once', async () => {
    const rows = [row('LAMP', 5), row('MUG', -4), row('POT')]
    const first = await valueOf(shop().import(boss, rows, 'one-import'))
    const again = await valueOf(shop().import(boss, rows, 'one-import'))
    expect([first.replayed, again.replayed]).to.deep.equal([false, true])
    expect(first.stockImport).to.deep.include({ state: 'Done', rowsRead: 3, applied: 3, failed: 0, badRows: [] })
    expect(again.stockImport).to.deep.equal(first.stockImport)
    expect(await valueOf(shop().available(ada, 'LAMP'))).to.equal(5)
    expect(await valueOf(shop().available(ada, 'MUG'))).to.equal(6)
    await valueOf(shop().place(ada, [['LAMP', 2]]))
    expect(await errorOf(shop().import(boss, [row('LAMP', 6)], 'one-import'))).to.deep.equal({ type: 'KeyReused' })
  })

  it('names the rows that are bad, and takes the others', async () => {
    const bad = [{ ...row('A B'), active: 'yes' }, row('LAMP', 1), row('MUG', -11), row('MUG'), row('POT', 1, 'usd')]
    const checked = await valueOf(shop().checkImport(boss, bad))
    expect(await errorOf(shop().available(boss, 'LAMP'))).to.deep.equal({ type: 'ProductNotFound' })
    const { stockImport } = await valueOf(shop().import(boss, bad, 'one-import'))
    for (const report of [checked, stockImport]) {
      expect(report).to.include({ rowsRead: 5, applied: 1, failed: 4 })
      const named = report.badRows.map(({ row, errors }) => [row, ...errors.map(({ pointer }) => pointer)])
      expect(named).to.deep.equal([
        [1, '#/sku', '#/active'],
        [3, '#/adjustment'],
        [4, '#/sku'],
        [5, '#/unitPrice/currency'],
      ])
    }
    expect(await valueOf(shop().available(ada, 'LAMP'))).to.equal(1)
    expect(await valueOf(shop().available(ada, 'MUG'))).to.equal(10)
  })

  it('is told of for ever, page by page, before it is filed and after', async () => {
    await valueOf(shop().import(boss, [row('MUG', 5)], 'one-import'))
    shop().world.clock.advance(1)
    await valueOf(shop().adjust(boss, 'MUG', -3, 'broken'))
    const seen = async () =>
      (await valueOf(shop().adjustments(boss, 'MUG', 2))).map(page =>
        page.map(({ quantity, before, after }) => [quantity, before.available, after.available]),
      )
    const broken = [-3, 15, 12]
    for (const lookAgain of [seen, () => shop().world.later(1).then(seen)]) {
      const [first = [], second = []] = await lookAgain()
      expect(first[0]).to.deep.equal(broken)
      expect([...first, ...second]).to.have.deep.members([broken, [5, 10, 15], [10, 0, 10]])
    }
  })

  it('is for administrators, and so is what is told of it', async () => {
    expect(await errorOf(shop().import(ada, [row('LAMP', 5)], 'one-import'))).to.deep.equal(FORBIDDEN)
    expect(await errorOf(shop().checkImport(ada, [row('LAMP', 5)]))).to.deep.equal(FORBIDDEN)
    expect(await errorOf(shop().adjust(ada, 'MUG', 5, 'found'))).to.deep.equal(FORBIDDEN)
    expect(await errorOf(shop().adjustments(ada, 'MUG', 2))).to.deep.equal(FORBIDDEN)
    expect(await valueOf(shop().available(ada, 'MUG'))).to.equal(10)
  })
})
