import { expect } from 'chai'
import { counted, duration, firstOf, moment, number, shortened, spaced } from './in-words.js'

describe('A report in words', () => {
  it('says times as people do', () => {
    expect([0, 999, 2_000, 12_340, 60_000, 252_000, 7_200_000, 7_500_000].map(duration)).to.deep.equal([
      '0 ms',
      '999 ms',
      '2 s',
      '12.3 s',
      '1 min',
      '4 min 12 s',
      '2 h',
      '2 h 5 min',
    ])
    expect(moment('2026-03-01T12:00:00.123Z')).to.equal('2026-03-01 12:00:00 UTC')
  })

  it('says no more digits than anyone reads', () => {
    expect([1_234_567, 812.55, 0.123].map(number)).to.deep.equal(['1,234,567', '812.6', '0.12'])
    expect([counted(1, 'claim'), counted(2, 'claim')]).to.deep.equal(['1 claim', '2 claims'])
  })

  it('takes names apart, and leaves those that are words', () => {
    expect(['duplicatedMails', 'p99', 'loop lag', 'lastID'].map(spaced)).to.deep.equal([
      'duplicated mails',
      'p99',
      'loop lag',
      'lastID',
    ])
  })

  it('cuts what nobody reads, and says so', () => {
    expect(firstOf(['a', 'b', 'c'], 2)).to.deep.equal(['a', 'b', '… and 1 more'])
    expect(firstOf(['a', 'b'], 2)).to.deep.equal(['a', 'b'])
    expect(shortened('x'.repeat(501))).to.equal(`${'x'.repeat(500)}…`)
    expect(shortened('x'.repeat(500))).to.have.lengthOf(500)
  })
})
