import { expect } from 'chai'
import type { Clock } from '../../src/application/ports/driven/clock.js'
import { times } from '../support/times.js'

export const clockContract = (open: () => Clock): void => {
  it('tells the time in whole milliseconds since the epoch', () => {
    const now = open().now()
    expect(Number.isSafeInteger(now)).to.be.true
    expect(new Date(now).getUTCFullYear()).to.be.within(2020, 9_999)
  })

  it('counts what has passed, and never goes back', () => {
    const clock = open()
    const readings = times(1_000, () => clock.elapsed())
    expect(readings).to.deep.equal([...readings].sort((a, b) => a - b))
  })
}
