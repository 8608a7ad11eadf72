import { expect } from 'chai'
import type { SignInThrottle } from '../../src/application/ports/driven/sign-in-throttle.js'
import type { SignInBrakes } from '../../src/domain/account/sign-in-brakes.js'
import { valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'

/** `other` shares the counts, if anything can: another process. */
export type SignInThrottleUnderTest = Readonly<{
  throttle: SignInThrottle
  other: SignInThrottle
  passTime: (ms: number) => Promise<void>
}>

const DELAY = 400
const FORGET = 60_000
export const TEST_BRAKES: SignInBrakes = {
  pair: { free: 3, first: DELAY, longest: 4 * DELAY, forgetAfter: FORGET },
  address: { free: 12, first: DELAY, longest: DELAY, forgetAfter: FORGET },
  account: { free: 6, first: DELAY, longest: DELAY, forgetAfter: 5 * DELAY },
}

export const signInThrottleContract = (open: () => Promise<SignInThrottleUnderTest>): void => {
  let throttle: SignInThrottle
  let other: SignInThrottle
  let passTime: SignInThrottleUnderTest['passTime']

  beforeEach(async () => {
    ;({ throttle, other, passTime } = await open())
  })

  const [ADA, HOME] = ['ada@example.com', '192.0.2.1']
  const stranger = (index: number) => `198.51.100.${index}`
  /** The delay that is left; 0 if the attempt is let in. */
  const begin = (account = ADA, from = HOME, by = throttle) =>
    by.begin({ account, from }).match(
      () => 0,
      ({ retryAfterMs }) => retryAfterMs,
    )
  const fail = async (count: number, account = ADA, from = HOME) => {
    for (let made = 0; made < count; made += 1) expect(await begin(account, from), `${made} failed`).to.equal(0)
  }
  const signIn = (account = ADA, from = HOME) => valueOf(throttle.succeeded({ account, from }))

  it('lets some fail, and then delays one address that tries one account, longer each time', async () => {
    await fail(3)
    for (const delay of [DELAY, 2 * DELAY, 4 * DELAY, 4 * DELAY]) {
      const left = await begin()
      expect(left).to.be.within(delay - 200, delay)
      await passTime(left)
      expect(await begin()).to.equal(0)
    }
  })

  it('does not count what comes within a delay', async () => {
    await fail(3)
    for (let again = 0; again < 10; again += 1) expect(await begin()).to.be.within(1, DELAY)
  })

  it('delays neither other addresses nor other accounts for it', async () => {
    await fail(3)
    expect(await begin(ADA, stranger(1))).to.equal(0)
    expect(await begin('bob@example.com')).to.equal(0)
  })

  it('begins anew with the pair that got in', async () => {
    await fail(2)
    await fail(1)
    await passTime(await begin())
    await fail(1)
    await signIn()
    await fail(3)
  })

  it('takes back what nobody knows to be wrong', async () => {
    for (let unknown = 0; unknown < 20; unknown += 1) {
      await fail(1)
      await valueOf(throttle.withdraw({ account: ADA, from: HOME }))
    }
    await fail(3)
    expect(await begin()).to.be.greaterThan(0)
  })

  it('delays one address that fails with many accounts', async () => {
    for (const i of times(12, index => index)) await fail(1, `account-${i}@example.com`)
    expect(await begin('another@example.com')).to.be.within(1, DELAY)
    expect(await begin('another@example.com', stranger(1))).to.equal(0)
  })

  it('delays no address with which many accounts get in', async () => {
    for (const i of times(30, index => index)) {
      await fail(1, `account-${i}@example.com`)
      await signIn(`account-${i}@example.com`)
    }
    expect(await begin('another@example.com')).to.equal(0)
  })

  it('delays strangers of many addresses that try one account, but not those whom it knows', async () => {
    await fail(1)
    await signIn()
    for (const i of times(6, index => index)) await fail(1, ADA, stranger(i))
    expect(await begin(ADA, stranger(7)), 'a stranger').to.be.within(1, DELAY)
    await fail(2)
    await signIn()
    expect(await begin(), 'who is known').to.equal(0)
    expect(await begin('bob@example.com', stranger(8)), 'another account').to.equal(0)
  })

  it('forgets, some time after the first, that there were failures', async () => {
    for (const i of times(6, index => index)) await fail(1, ADA, stranger(i))
    expect(await begin(ADA, stranger(7))).to.be.greaterThan(0)
    await passTime(5 * DELAY)
    for (const i of times(5, index => index)) await fail(1, ADA, stranger(10 + i))
  })

  it('lets no more in than are free, of a hundred at once from two sides', async () => {
    const waits = await Promise.all(times(100, i => begin(ADA, HOME, i % 2 === 0 ? throttle : other)))
    expect(waits.filter(wait => wait === 0)).to.have.length(3)
  })
}
