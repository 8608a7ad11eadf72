import { expect } from 'chai'
import type { Check } from '../proof-record.js'
import { exampleRecord } from './example-record.js'
import { verdictOf } from './verdict-of.js'

describe('The verdict of a run', () => {
  const record = exampleRecord(10_000)
  const check = (name: string, examined: number, violations: readonly string[] = []): Check => ({
    name,
    claim: 'It holds.',
    examined,
    violations,
  })
  const held = check('lost', 12)
  const violated = check('soldTwice', 12, ['MUG'])
  const idle = check('mailedAgain', 0)
  const of = (...checks: readonly Check[]) => verdictOf({ ...record, checks })
  const sabotaged = (...checks: readonly Check[]) => verdictOf({ ...record, checks, sabotage: 'no tombstone' })

  it('is PROVEN where every claim was examined and held', () => {
    expect(of(held, check('stuck', 1))).to.deep.equal({
      good: true,
      word: 'PROVEN',
      sentence: 'Each of 2 claims was examined, and held.',
    })
  })

  it('names what did not hold, and what was not exercised either', () => {
    expect(of(held, violated, idle)).to.deep.equal({
      good: false,
      word: 'NOT PROVEN',
      sentence:
        '1 of 3 claims did not hold: sold twice. Not exercised, so that this run says nothing of it: mailed again.',
    })
  })

  it('is NOT PROVEN where a claim was not exercised, and where nothing was examined', () => {
    expect(of(held, idle)).to.include({ good: false, word: 'NOT PROVEN' })
    expect(of(held, idle).sentence).to.contain('mailed again')
    expect(of()).to.deep.equal({ good: false, word: 'NOT PROVEN', sentence: 'Nothing was examined.' })
  })

  it('counts what was violated as exercised, however little was examined', () => {
    expect(of(check('deserted', 0, ['api-1'])).sentence).to.equal('1 of 1 claim did not hold: deserted.')
  })

  it('says of a sabotage whether it was found, and never that anything is proven', () => {
    expect(sabotaged(held, violated)).to.deep.equal({
      good: true,
      word: 'SABOTAGE FOUND',
      sentence: 'The rule “no tombstone” was turned off, and the checks saw it: sold twice.',
    })
    expect(sabotaged(held, idle)).to.include({ good: false, word: 'SABOTAGE NOT FOUND' })
    expect(sabotaged()).to.include({ good: false, word: 'SABOTAGE NOT FOUND' })
  })
})
