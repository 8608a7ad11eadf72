import { expect } from 'chai'
import { inMemorySignInThrottle } from '../../../../src/adapters/driven/in-memory/in-memory-sign-in-throttle.js'
import { signInThrottleContract, TEST_BRAKES } from '../../../contracts/sign-in-throttle.contract.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('InMemorySignInThrottle', () => {
  signInThrottleContract(async () => {
    const clock = steppedClock()
    const throttle = inMemorySignInThrottle({ clock, brakes: TEST_BRAKES })
    return { throttle, other: throttle, passTime: async ms => clock.advance(ms) }
  })

  it('is bounded: what failed first is forgotten first', async () => {
    const clock = steppedClock()
    const brakes = { ...TEST_BRAKES, pair: { ...TEST_BRAKES.pair, free: 1 } }
    const throttle = inMemorySignInThrottle({ clock, brakes, capacity: 2 })
    const isLetIn = async (account: string) => (await throttle.begin({ account, from: '192.0.2.1' })).isOk()
    expect([await isLetIn('a'), await isLetIn('a'), await isLetIn('b'), await isLetIn('c')]).to.deep.equal([
      true,
      false,
      true,
      true,
    ])
    expect(await isLetIn('a')).to.be.true
    expect(await isLetIn('c')).to.be.false
  })

  it('takes nothing back that it does not know of', async () => {
    const throttle = inMemorySignInThrottle({ clock: steppedClock(), brakes: TEST_BRAKES })
    expect((await throttle.withdraw({ account: 'a', from: '192.0.2.1' })).isOk()).to.be.true
  })
})
