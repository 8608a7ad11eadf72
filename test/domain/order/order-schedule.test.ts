import { expect } from 'chai'
import { DEFAULT_TIMINGS, orderSchedule } from '../../../src/domain/order/order-schedule.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const schedule = orderSchedule(DEFAULT_TIMINGS)

describe('An order is looked at again', () => {
  it('10 seconds after it was placed', () => {
    expect(schedule.afterPlacing(SOME_DAY) - SOME_DAY).to.equal(10 * SECOND)
  })

  it('30 seconds after it was decided', () => {
    expect(schedule.afterDeciding(SOME_DAY) - SOME_DAY).to.equal(30 * SECOND)
  })

  it('15 minutes after it was published, then 15, 30, 60 … each time it is put back, up to 16 hours', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000].map(
      requeues => (schedule.afterPublishing(SOME_DAY, requeues) - SOME_DAY) / MINUTE,
    )
    expect(waits).to.deep.equal([15, 15, 30, 60, 120, 240, 480, 960, 960, 960])
  })
})

describe('A mail', () => {
  it('that was certainly not sent waits 30 s, 1, 2 … minutes, up to 32', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 1_000].map(
      postponed => (schedule.afterPostponedMail(SOME_DAY, postponed) - SOME_DAY) / MINUTE,
    )
    expect(waits).to.deep.equal([0.5, 1, 2, 4, 8, 16, 32, 32, 32])
  })

  it('is claimed for 2 minutes, then 4, 8, 16 and 32', () => {
    const leases = [1, 2, 3, 4, 5].map(attempt => schedule.mailLease(attempt) / MINUTE)
    expect(leases).to.deep.equal([2, 4, 8, 16, 32])
  })
})
