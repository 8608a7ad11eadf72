import { expect } from 'chai'
import { lineTime } from '../../src/bootstrap/line-time.js'
import { SOME_DAY } from '../support/stepped-clock.js'

describe('The time of a line of the log', () => {
  it('is that of its millisecond, in UTC, however many lines there are', () => {
    let now: number = SOME_DAY
    const time = lineTime(() => now)
    const said = [0, 0, 7, 0].map(passed => {
      now += passed
      return time()
    })
    const [first, later] = [',"time":"2026-01-15T12:00:00.000Z"', ',"time":"2026-01-15T12:00:00.007Z"']
    expect(said).to.deep.equal([first, first, later, later])
  })
})
