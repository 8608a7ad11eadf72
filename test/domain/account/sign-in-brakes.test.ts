import { expect } from 'chai'
import { delayAfter } from '../../../src/domain/account/sign-in-brakes.js'

describe('The delay after failed attempts to sign in', () => {
  const brake = { free: 3, first: 1_000, longest: 10_000, forgetAfter: 60_000 }

  it('is none for the free ones, then doubles with each, and is never longer than the longest', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 5_000].map(attempts => delayAfter(attempts, brake))).to.deep.equal([
      0, 0, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000,
    ])
  })
})
