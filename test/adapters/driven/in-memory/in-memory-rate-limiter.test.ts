import { expect } from 'chai'
import { inMemoryRateLimiter } from '../../../../src/adapters/driven/in-memory/in-memory-rate-limiter.js'
import { rateLimiterContract } from '../../../contracts/rate-limiter.contract.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('InMemoryRateLimiter', () => {
  rateLimiterContract(async () => {
    const clock = steppedClock()
    const limiter = inMemoryRateLimiter({ clock })
    return { limiter, other: limiter, passTime: async ms => clock.advance(ms) }
  })

  it('is bounded: what was begun first makes room', async () => {
    const clock = steppedClock()
    const limiter = inMemoryRateLimiter({ clock, capacity: 2 })
    const left = async (key: string) => (await limiter.spend([{ key, limit: 9, window: 10 }]))[0]!.remaining
    expect([await left('a'), await left('b'), await left('b'), await left('c')]).to.deep.equal([8, 8, 7, 8])
    expect([await left('b'), await left('a')]).to.deep.equal([6, 8])
  })
})
