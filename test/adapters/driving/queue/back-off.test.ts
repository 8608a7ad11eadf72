import { expect } from 'chai'
import { restAfter, retryAfter } from '../../../../src/adapters/driving/queue/back-off.js'
import { times } from '../../../support/times.js'

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const never = () => 0
const almostOne = () => 1 - Number.EPSILON
const HOUR = 3_600_000
const LONGEST_VISIBILITY = 12 * HOUR

describe('How long a message rests', () => {
  it('is more than an hour in all before its sixth receive, the last that the queue allows', () => {
    expect(sum(times(5, i => restAfter(i + 1, never)))).to.be.at.least(HOUR)
  })

  it('is half a minute first, then longer each time, and never longer than a queue can hide it', () => {
    const rests = times(6, i => restAfter(i + 1, never))
    expect(rests).to.deep.equal([...rests].sort((a, b) => a - b))
    expect(rests[0]).to.equal(30_000)
    expect(restAfter(1_000, almostOne)).to.be.at.most(LONGEST_VISIBILITY)
  })

  it('differs by chance, up to a fifth more', () => {
    expect(restAfter(1, almostOne)).to.equal(36_000)
  })
})

describe('How long the consumer waits after failures in a row', () => {
  it('is a second first, twice as long each time, and ten seconds at most', () => {
    expect(times(6, i => retryAfter(i + 1, never))).to.deep.equal([1, 2, 4, 8, 10, 10].map(s => s * 1_000))
  })

  it('stays within bounds for as long as an outage may take', () => {
    expect(retryAfter(100_000, almostOne)).to.equal(12_000)
  })
})
