import { expect } from 'chai'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { endsWithin } from '../../../src/adapters/support/ends-within.js'
import { pause } from '../../../src/adapters/support/pause.js'

describe('Waiting', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers()
  })
  afterEach(() => timers.restore())

  it('for a while ends when that is over', async () => {
    let over = false
    const paused = pause(100, new AbortController().signal).then(() => (over = true))
    await timers.tickAsync(99)
    expect(over).to.equal(false)
    await timers.tickAsync(1)
    await paused
  })

  it('for a while ends with the signal, before it or during it, and leaves no timer', async () => {
    const stopping = new AbortController()
    const paused = pause(100, stopping.signal)
    stopping.abort()
    await paused
    await pause(100, stopping.signal)
    expect(timers.countTimers()).to.equal(0)
  })

  it('for work says whether it ended in time', async () => {
    expect(await endsWithin(Promise.resolve(), 100)).to.equal(true)
    expect(timers.countTimers()).to.equal(0)

    const inTime = endsWithin(new Promise(() => undefined), 100)
    await timers.tickAsync(100)
    expect(await inTime).to.equal(false)
  })
})
