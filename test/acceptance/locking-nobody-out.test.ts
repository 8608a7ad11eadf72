import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { intercepting } from '../support/intercepting.js'
import { aWorld } from '../support/world.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const GUESS = { ...ADA, password: 'a guess' }
const [HOME, CAFE] = ['192.0.2.10', '192.0.2.20']
const stranger = (index: number) => `198.51.100.${index}`
const WRONG = { type: 'BadCredentials' }
const SLOWED = { type: 'TooManyAttempts' }
const SECOND = 1_000
const MANY = '100000/60'

inEveryShop(
  'guessing a password',
  shop => {
    beforeEach(() => valueOf(shop().register(ADA)))

    const guess = (from: string, email = ADA.email) => errorOf(shop().signIn({ ...GUESS, email }, from))
    const guesses = async (count: number, from: string, email?: string) => {
      for (let made = 0; made < count; made += 1) expect(await guess(from, email)).to.deep.equal(WRONG)
    }

    it('is slowed down after five, longer each time, and a right password within the delay is refused like a wrong one', async () => {
      await guesses(5, CAFE)
      for (const seconds of [1, 2, 4, 8]) {
        shop().world.clock.advance(seconds * SECOND - 1)
        expect(await guess(CAFE)).to.deep.equal(SLOWED)
        expect(await errorOf(shop().signIn(ADA, CAFE))).to.deep.equal(SLOWED)
        shop().world.clock.advance(1)
        await guesses(1, CAFE)
      }
      shop().world.clock.advance(16 * SECOND)
      await valueOf(shop().signIn(ADA, CAFE))
    })

    it('tells nobody whether there is such an account: what there is not is slowed down the same way', async () => {
      for (const email of [ADA.email, 'eve@example.com', 'nonsense']) {
        await guesses(5, CAFE, email)
        expect(await guess(CAFE, email)).to.deep.equal(SLOWED)
      }
    })

    it('is the same account however its address is written', async () => {
      await guesses(5, CAFE, ' ADA@Example.com ')
      expect(await guess(CAFE)).to.deep.equal(SLOWED)
    })

    it('from one address does not keep its owner out at another', async () => {
      await guesses(5, CAFE)
      await valueOf(shop().signIn(ADA, HOME))
    })

    it('from a hundred addresses slows down those who come from elsewhere, and never where the owner was before', async () => {
      await valueOf(shop().signIn(ADA, HOME))
      await guesses(4, stranger(1))
      for (const i of times(16, index => index)) await guesses(1, stranger(2 + i))
      for (const i of times(80, index => index)) expect(await guess(stranger(20 + i))).to.deep.equal(SLOWED)
      await valueOf(shop().signIn(ADA, HOME))
      await valueOf(shop().signIn(ADA, HOME))
      shop().world.clock.advance(SECOND)
      await valueOf(shop().signIn(ADA, stranger(200)))
    })

    it('slows strangers down for half a minute at most, however many guess', async () => {
      for (const i of times(20, index => index)) await guesses(1, stranger(i))
      for (const i of times(10, index => index)) {
        shop().world.clock.advance(30 * SECOND)
        await guesses(1, stranger(100 + i))
      }
      shop().world.clock.advance(30 * SECOND)
      await valueOf(shop().signIn(ADA, CAFE))
    })

    it('of many accounts from one address is slowed down for all of them', async () => {
      for (const i of times(100, index => index)) await guesses(1, CAFE, `account-${i}@example.com`)
      expect(await guess(CAFE, 'another@example.com')).to.deep.equal(SLOWED)
      expect(await guess(HOME, 'another@example.com')).to.deep.equal(WRONG)
    })

    it('is forgiven with the first right password', async () => {
      await guesses(4, CAFE)
      await valueOf(shop().signIn(ADA, CAFE))
      await guesses(5, CAFE)
    })

    it('is no faster when it is done a hundred times at once', async () => {
      const errors = await Promise.all(times(100, () => guess(CAFE)))
      expect(errors.filter(({ type }) => type === 'BadCredentials')).to.have.length(5)
    })

    it('is told to operators, and leaves those alone who know theirs', async () => {
      for (let signedIn = 0; signedIn < 30; signedIn += 1) await valueOf(shop().signIn(ADA, HOME))
      await guesses(5, CAFE)
      await guess(CAFE)
      expect(shop().world.counts()).to.include({
        'SignInRefused.WrongPassword': 5,
        'SignInRefused.TooManyAttempts': 1,
      })
    })
  },
  { RATE_LIMITS: 'on', LIMIT_LOGIN: MANY },
)

inEveryShop('signing in with limits switched off', shop => {
  it('is never slowed down', async () => {
    const wrong = await Promise.all(times(30, () => errorOf(shop().signIn(GUESS, CAFE))))
    for (const error of wrong) expect(error).to.deep.equal(WRONG)
  })
})

describe('an attempt to sign in of which nobody knows whether it was right', () => {
  it('does not count', async () => {
    let failing = true
    const world = aWorld(
      intercepting(T.accounts, 'byEmail', byEmail => (failing ? errAsync(unavailable('the store')) : byEmail())),
      { RATE_LIMITS: 'on' },
    )
    const signIn = () => world.container.get(T.logIn)({ ...ADA, from: CAFE })
    for (let tried = 0; tried < 10; tried += 1) expect(await errorOf(signIn())).to.include({ type: 'Unavailable' })
    failing = false
    await valueOf(world.container.get(T.registerAccount)(ADA))
    await valuesOf(times(5, signIn))
  })
})
