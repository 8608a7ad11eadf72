import { expect } from 'chai'
import type { AdjustmentPlace, KeptAdjustment } from '../../src/application/ports/driven/adjustment-journal.js'
import { later } from '../../src/domain/shared/instant.js'
import { aProduct, sku } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import { anAdjustment, stocked, type OpenStock, type StockUnderTest } from './stock-under-test.js'

const MUG = aProduct()

export const adjustmentJournalContract = (open: OpenStock): void => {
  let stock: StockUnderTest
  beforeEach(async () => {
    stock = await open()
    await stocked(stock, 0, MUG)
  })

  const adjusted = async (quantity: number, minutes = 0) => {
    const adjustment = { ...anAdjustment(MUG.sku, quantity), at: later(SOME_DAY, minutes * 60_000) }
    await valueOf(stock.administration.adjust(adjustment))
    return adjustment
  }
  const page = (limit: number, after?: AdjustmentPlace) =>
    valueOf(stock.journal.of(MUG.sku, { limit, ...(after ? { after } : {}) }))
  const readThrough = async (limit: number, between: () => Promise<unknown> = async () => undefined) => {
    const read: KeptAdjustment[] = []
    for (let more = true; more;) {
      const next = await page(limit, read.at(-1))
      read.push(...next.adjustments)
      more = next.more
      await between()
    }
    return read
  }

  it('shows who, when, why, and the figures before and after', async () => {
    await adjusted(10)
    const adjustment = await adjusted(-4, 1)
    const { adjustments } = await page(1)
    const [before, after] = [
      { received: 10, available: 10 },
      { received: 6, available: 6 },
    ]
    expect(adjustments).to.deep.equal([{ ...adjustment, before, after }])
  })

  it('shows the newest first, and says whether there are more', async () => {
    const made = [await adjusted(1, 2), await adjusted(2, 0), await adjusted(3, 1)]
    const all = await page(3)
    expect(all.adjustments.map(({ id }) => id)).to.deep.equal([made[0]!.id, made[2]!.id, made[1]!.id])
    expect(all.more).to.be.false
    expect((await page(2)).more).to.be.true
  })

  for (const limit of [1, 3])
    it(`shows each once by ${limit}, of one moment too, while they are filed`, async () => {
      const made: string[] = []
      for (const minutes of [0, 0, 0, 1, 1, 2, 2]) made.push((await adjusted(1, minutes)).id)
      await valueOf(stock.administration.fileAdjustments(2))
      const read = await readThrough(limit, () => valueOf(stock.administration.fileAdjustments(1)))
      expect(read.map(({ id }) => id)).to.have.members(made)
      expect(read).to.have.lengthOf(made.length)
    })

  it('shows all of them at every moment while they are filed', async () => {
    await valuesOf(times(10, () => stock.administration.adjust(anAdjustment(MUG.sku, 1))))
    const filings = times(10, () => stock.administration.fileAdjustments(1))
    const seen = await valuesOf(times(10, () => stock.journal.of(MUG.sku, { limit: 20 })))
    await valuesOf(filings)
    for (const { adjustments } of seen) expect(new Set(adjustments.map(({ id }) => id)).size).to.equal(10)
  })

  it('shows those of one product only, and says when there is none', async () => {
    await stocked(stock, 5, aProduct({ sku: sku('LAMP') }))
    expect((await page(5)).adjustments).to.deep.equal([])
    expect(await errorOf(stock.journal.of(sku('CUP'), { limit: 5 }))).to.deep.equal({ type: 'ProductNotFound' })
  })

  it('shows what may be changed without changing the journal', async () => {
    await adjusted(5)
    tamper((await page(1)).adjustments)
    expect((await page(1)).adjustments[0]).to.include({ quantity: 5, reason: 'delivery' })
  })
}
