import { expect } from 'chai'
import { exampleRecord } from '../example-record.js'
import { stockOverTime } from './stock-over-time.js'

describe('The picture of the stock', () => {
  const record = exampleRecord(20_000)
  const units = (available: number, held = 0) => ({ received: 100, available, held, sold: 100 - available - held })
  const titlesOf = (markup: string) =>
    Array.from(markup.matchAll(/class="title"[^>]*>([^<]+)/g), ([, title]) => title).slice(1)

  it('begins with what was scarcest at any time, and says what is not drawn', () => {
    const products = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`P${index}`, units(100 - index)]))
    const scarce = { at: 0, products: { ...products, P0: units(1) } }
    const { drawing, caption } = stockOverTime({ ...record, stock: [scarce, { at: 1, products }] })
    expect(titlesOf(drawing.markup)).to.deep.equal(['P0', 'P9', 'P8', 'P7', 'P6', 'P5', 'P4', 'P3'])
    expect(caption).to.contain('2 products more')
  })

  it('says how many units were held at most, although their sample shares a step with others', () => {
    const stock = [0, 1, 2].map(at => ({ at, products: { MUG: units(50, at === 1 ? 17 : 0) } }))
    expect(stockOverTime({ ...record, stock }).drawing.markup).to.contain('100 received, at most 17 held')
  })
})
