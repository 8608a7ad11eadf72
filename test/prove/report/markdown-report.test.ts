import { expect } from 'chai'
import { exampleRecord } from './example-record.js'
import { hostileRecord, HOSTILE } from './hostile-record.js'
import { markdownReport } from './markdown-report.js'
import { pictures } from './pictures.js'

describe('The report as Markdown', () => {
  const record = exampleRecord(20_000)

  it('begins with the verdict, the seed and what repeats the run', () => {
    expect(markdownReport(record).split('\n\n').slice(0, 4)).to.deep.equal([
      '# PROVEN',
      'Each of 3 claims was examined, and held.',
      'Seed 1, begun 2026-03-01 12:00:00 UTC, lasted 20 s. To run it again:',
      `\`\`\`\n${record.command}\n\`\`\``,
    ])
  })

  it('has a row for each claim, and lists what violates it', () => {
    const [lost, oversold, stuck] = record.checks
    const report = markdownReport({
      ...record,
      checks: [lost!, { ...oversold!, violations: ['MUG', 'BOWL'] }, { ...stuck!, examined: 0 }],
    })
    expect(report).to.contain('**: What was acknowledged is there, as it was acknowledged. | 3,120 | held |')
    expect(report).to.contain('| **violated** (2) |').and.contain('| 0 | *not exercised* |')
    expect(report).to.contain('### Violated: oversold\n\n- MUG\n- BOWL\n')
  })

  it('shows each picture that is drawn beside it, and no other', () => {
    const shown = Array.from(markdownReport(record).matchAll(/!\[[^\]]*]\(([^)]+)\)/g), ([, file]) => file)
    expect(shown)
      .to.deep.equal(Object.keys(pictures(record)))
      .and.to.have.lengthOf(4)
  })

  it('takes nothing that the record says for Markdown or HTML', () => {
    const report = markdownReport(hostileRecord())
    const prose = report.replace(`\n\`\`\`\`\n${HOSTILE}\n\`\`\`\`\n`, '')
    expect(prose).to.have.length.below(report.length)
    expect(prose.match(/<|[^\\]\[a|[^\\]`|:\/\/|^# head/gm)).to.equal(null)
    const rows = prose.split('\n').filter(line => line.startsWith('| '))
    const cells = rows.map(row => row.match(/(?<!\\)\|/g)?.length)
    expect(cells).to.deep.equal([4, 4, 4, 3, 3, 3, 3, 3, 3])
  })

  it('draws the pictures as files of their own, with no markup of the record', () => {
    for (const svg of Object.values(pictures(hostileRecord()))) {
      expect(svg).to.match(/^<svg class="picture" xmlns="http:\/\/www.w3.org\/2000\/svg" [^>]*><style>/)
      expect(svg).not.to.contain('<script')
    }
  })
})
