import { expect } from 'chai'
import { LATE, within } from '../../../src/adapters/support/deadline.js'

describe('a deadline', () => {
  it('passes on what comes of work that is in time', async () => {
    expect(await within(10_000, Promise.resolve(1))).to.equal(1)
    const bug = new Error('a bug')
    expect(await within(10_000, Promise.reject(bug)).catch((error: unknown) => error)).to.equal(bug)
  })

  it('is kept when the work is not, and what becomes of it then is nobody’s business', async () => {
    let fail: (error: Error) => void = () => undefined
    const work = new Promise((_, reject) => (fail = reject))
    expect(await within(1, work)).to.equal(LATE)
    fail(new Error('too late'))
  })
})
