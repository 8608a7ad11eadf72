import { expect } from 'chai'
import type { Check, ProofRecord } from './proof-record.js'
import { summaryOf } from './summary-of.js'

const held: Check = { name: 'lost', claim: 'Nothing is lost.', examined: 7, violations: [] }
const record: ProofRecord = {
  ...{ seed: 3, command: 'npm run prove -- --seed 3', startedAt: '2026-01-15T12:00:00.000Z', lasted: 61_400 },
  ...{ settings: {}, faults: [], answers: [], decisions: [], stock: [], health: [] },
  ...{ checks: [held], figures: { acknowledged: 7 } },
}

describe('the summary of a proof', () => {
  it('says what held, of how many, and what repeats it', () => {
    const summary = summaryOf(record)
    expect(summary).to.match(/^held +lost +7 {2}Nothing is lost\.$/m)
    expect(summary).to.contain('61 s, 0 faults; acknowledged 7').and.to.contain('PROVEN')
    expect(summary).to.match(/Again: npm run prove -- --seed 3$/)
  })

  it('names what did not hold, and what was asked of nothing', () => {
    const summary = summaryOf({
      ...record,
      checks: [
        { ...held, violations: ['order-1'] },
        { ...held, name: 'stale', examined: 0 },
      ],
    })
    expect(summary)
      .to.match(/^VIOLATED +lost/m)
      .and.to.match(/^not exercised +stale/m)
    expect(summary).to.contain('lost: order-1').and.to.contain('NOT PROVEN')
  })
})
