import { stat } from 'node:fs/promises'
import { expect } from 'chai'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { LATE, within } from '../../../src/adapters/support/deadline.js'

describe('Work with a deadline', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers()
  })
  afterEach(() => timers.restore())

  const taking = (ms: number) => new Promise<string>(resolve => setTimeout(resolve, ms, 'done'))

  it('comes to what it comes to in time', async () => {
    const outcome = within(50, taking(49))
    await timers.tickAsync(50)
    expect(await outcome).to.equal('done')
    expect(timers.countTimers()).to.equal(0)
  })

  it('is late when it takes longer, whatever becomes of it', async () => {
    const outcome = within(50, taking(51))
    const failure = new Promise<never>((_, reject) => setTimeout(reject, 51, new Error('too late to matter')))
    const other = within(50, failure)
    await timers.tickAsync(51)
    expect(await outcome).to.equal(LATE)
    expect(await other).to.equal(LATE)
  })

  it('fails as it fails', async () => {
    const bug = new Error('broken')
    const caught = await within(50, Promise.reject(bug)).catch((error: unknown) => error)
    expect(caught).to.equal(bug)
  })

  it('is not late when its answer was there in time, and this process was too busy to take it', async () => {
    timers.restore()
    const outcome = within(
      50,
      stat('.').then(() => 'answered'),
    )
    const end = performance.now() + 100
    while (performance.now() < end);
    expect(await outcome).to.equal('answered')
  })
})
