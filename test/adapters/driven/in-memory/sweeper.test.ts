import { expect } from 'chai'
import { sweeper } from '../../../../src/adapters/driven/in-memory/sweeper.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('sweeper', () => {
  it('sweeps every ten minutes, however often it is asked to', () => {
    const clock = steppedClock()
    const sweeps: number[] = []
    const sweep = sweeper(clock, now => sweeps.push(now))
    const moments: number[] = []
    for (let seconds = 0; seconds <= 1_200; seconds++) {
      sweep()
      if (seconds > 0 && seconds % 600 === 0) moments.push(clock.now())
      clock.advance(1_000)
    }
    expect(sweeps).to.deep.equal(moments)
  })
})
