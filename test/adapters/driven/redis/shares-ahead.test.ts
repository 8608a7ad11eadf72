import { expect } from 'chai'
import { sharesAhead, type Grant, type SharesAhead } from '../../../../src/adapters/driven/redis/shares-ahead.js'
import { times } from '../../../support/times.js'

const ADA = 'those of ada'
const WINDOW = 60_000
const LIMIT = 10_000

describe('What is taken ahead of a budget', () => {
  let now: number
  let shares: SharesAhead
  beforeEach(() => {
    now = 0
    shares = sharesAhead(() => now)
  })

  const grant = (granted: number, { spent = 1, before = LIMIT, askedAt = now } = {}): Grant => ({
    ...{ left: [{ before, resetAfter: WINDOW }], granted, spent, askedAt },
  })
  const spend = (count: number) => times(count, () => shares.spend(ADA)).filter(standings => standings !== undefined)

  it('is nothing at first, and nothing of what is asked for less than once a second', () => {
    expect(shares.ahead(ADA)).to.equal(0)
    shares.keep(ADA, grant(1))
    now = 1_001
    expect(shares.ahead(ADA)).to.equal(0)
  })

  it('is what was spent in the last second', () => {
    shares.keep(ADA, grant(200, { spent: 200 }))
    now = 10
    shares.keep(ADA, grant(50))
    spend(49)
    now += 4_000
    expect(shares.ahead(ADA)).to.equal(12)
  })

  it('is at most a tenth of what was spent in the window, however quickly', () => {
    shares.keep(ADA, grant(17, { spent: 12 }))
    expect(spend(9)).to.have.length(5)
    expect(shares.ahead(ADA)).to.equal(1)
    shares.keep(ADA, grant(13, { spent: 13 }))
    expect(shares.ahead(ADA)).to.equal(3)
    now = WINDOW
    shares.keep(ADA, grant(20, { spent: 20 }))
    expect(shares.ahead(ADA)).to.equal(2)
  })

  for (const requests of [2, 5, 12, 30])
    it(`costs an address at most a tenth of its budget, where each of many accounts asks ${requests} times and goes`, () => {
      let [left, served] = [LIMIT, 0]
      const ask = (name: string) => {
        now += 1
        if (shares.spend(name) === undefined) {
          const granted = Math.min(1 + shares.ahead(name), left)
          shares.keep(name, grant(granted, { before: left, spent: Math.min(granted, 1) }))
          left -= granted
        }
        served += 1
      }
      for (let account = 0; left > 0; account += 1) times(requests, () => ask(`those of ${account}`))
      expect(served).to.be.greaterThan(0.9 * LIMIT)
    })

  it('is at most a 20th of what is left of the budget of which the least is', () => {
    const left = [
      { before: 5_000, resetAfter: WINDOW },
      { before: 500, resetAfter: WINDOW },
    ]
    shares.keep(ADA, { left, granted: 400, spent: 400, askedAt: 0 })
    expect(shares.ahead(ADA)).to.equal(5)
    shares.keep(ADA, grant(81, { before: 100, spent: 81 }))
    expect(shares.ahead(ADA)).to.equal(0)
  })

  it('is told as what is left after it, and what is left of it', () => {
    shares.keep(ADA, grant(3, { before: 10 }))
    now = 40
    expect(spend(3)).to.deep.equal([
      [{ remaining: 8, exhausted: false, resetAfter: WINDOW - 40 }],
      [{ remaining: 7, exhausted: false, resetAfter: WINDOW - 40 }],
    ])
  })

  it('is lost when the first of its windows ends, by when Redis was asked', () => {
    const left = [
      { before: LIMIT, resetAfter: WINDOW },
      { before: LIMIT, resetAfter: 500 },
    ]
    now = 30
    shares.keep(ADA, { left, granted: 9, spent: 1, askedAt: 0 })
    now = 499
    expect(spend(1)).to.have.length(1)
    now = 500
    expect(spend(1)).to.be.empty
    expect(shares.ahead(ADA)).to.equal(0)
  })

  it('is nothing of what is exhausted, and takes the place of what was kept before', () => {
    shares.keep(ADA, grant(9))
    shares.keep(ADA, grant(0, { spent: 0, before: 0 }))
    expect(spend(1)).to.be.empty
    expect(shares.ahead(ADA)).to.equal(0)
  })

  it('is forgotten of whom it was taken for first, if there are too many', () => {
    shares.keep(ADA, grant(2))
    for (const index of times(10_000, i => i)) shares.keep(`those of ${index}`, grant(2))
    expect(shares.spend(ADA)).to.be.undefined
    expect(shares.spend('those of 0')).to.have.length(1)
  })
})
