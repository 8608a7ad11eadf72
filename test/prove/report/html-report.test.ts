import { expect } from 'chai'
import { exampleRecord } from './example-record.js'
import { hostileRecord } from './hostile-record.js'
import { htmlReport } from './html-report.js'

describe('The report as a page', () => {
  const record = exampleRecord(20_000)

  it('begins with the verdict, the seed and what repeats the run', () => {
    const page = htmlReport(record)
    expect(page).to.match(/<h1>PROVEN<\/h1>/)
    expect(page.indexOf('<h1>')).to.be.lessThan(page.indexOf('Seed 1,')).and.lessThan(page.indexOf('<h2>'))
    expect(page).to.contain(`<code>${record.command}</code>`)
  })

  it('lists what violates a claim, and says that a claim was not exercised', () => {
    const [lost, ...rest] = record.checks
    const many = Array.from({ length: 1_000 }, (_, index) => `order-${index}`)
    const page = htmlReport({
      ...record,
      checks: [
        { ...lost!, violations: many },
        { ...rest[0]!, examined: 0 },
      ],
    })
    expect(page).to.match(/<h1>NOT PROVEN<\/h1>/)
    expect(page).to.contain('<li>order-0</li>').and.contain('<li>… and 980 more</li>')
    expect(page).to.contain('violated (1,000)').and.contain('<td class="result idle">not exercised</td>')
  })

  it('takes nothing that the record says for markup', () => {
    const tags = new Set(Array.from(htmlReport(hostileRecord()).matchAll(/<\/?([a-z\d]+)/g), ([, tag]) => tag))
    expect([...tags]).to.have.members(
      'html meta title style header h1 p h2 pre code table tr th td strong ul li figure figcaption svg rect text path div section'.split(
        ' ',
      ),
    )
  })

  it('needs no script and nothing from elsewhere', () => {
    const page = htmlReport(record)
    expect(page.match(/<script|<link|<img|@import|url\(|\b(?:src|href)=|\bon\w+=/g)).to.equal(null)
    expect(page.match(/https?:\/\/[^"]*/g)?.filter(url => url !== 'http://www.w3.org/2000/svg')).to.deep.equal([])
  })

  it('has a picture only of what was recorded', () => {
    const shown = (kept: Partial<typeof record>) =>
      Array.from(htmlReport({ ...record, ...kept }).matchAll(/aria-label="([^.]+)/g), ([, title]) => title)
    expect(shown({ health: [] })).to.deep.equal([
      'Faults and throughput',
      'Units of each product',
      'How long answers took',
    ])
    expect(shown({ health: [], stock: [], answers: [], decisions: [], faults: [] })).to.deep.equal([])
  })

  it('stays below 1 MB for two hours, with figures that are all numbers', () => {
    const page = htmlReport(exampleRecord(2 * 3_600_000))
    expect(Buffer.byteLength(page)).to.be.within(50_000, 1_000_000)
    expect(page).not.to.match(/NaN|Infinity|undefined/)
  }).timeout(30_000)

  it('can be drawn of a run that was over at once', () => {
    const { answers } = record
    const page = htmlReport({
      ...record,
      lasted: 0,
      faults: [],
      decisions: [],
      stock: [],
      health: [],
      answers: [answers[0]!],
    })
    expect(page).not.to.match(/NaN|Infinity|undefined/)
  })
})
