import { expect } from 'chai'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const OVER = { type: 'Unauthenticated' }

inEveryShop('signing in', shop => {
  beforeEach(() => valueOf(shop().register(ADA)))

  it('needs an account, of which there is one under each address', async () => {
    const { accessToken } = await valueOf(shop().signIn({ ...ADA, email: 'ADA@Example.com' }))
    expect(await valueOf(shop().whoAmI(accessToken))).to.equal('ada@example.com')
    expect(await errorOf(shop().register({ ...ADA, email: 'Ada@example.COM' }))).to.deep.equal({ type: 'EmailTaken' })
  })

  it('needs an address and a password that will do', async () => {
    expect(await errorOf(shop().register({ ...ADA, email: 'ada' }))).to.deep.equal({ type: 'InvalidEmail' })
    expect(await errorOf(shop().register({ email: 'eve@example.com', password: 'short' }))).to.deep.equal({
      type: 'WeakPassword',
    })
  })

  it('tells nobody whether there is such an account', async () => {
    const refusal = { type: 'BadCredentials' }
    expect(await errorOf(shop().signIn({ ...ADA, password: 'wrong' }))).to.deep.equal(refusal)
    expect(await errorOf(shop().signIn({ ...ADA, email: 'eve@example.com' }))).to.deep.equal(refusal)
    expect(await errorOf(shop().signIn({ ...ADA, email: 'nonsense' }))).to.deep.equal(refusal)
  })

  it('is good for ten minutes, and refreshed from then on', async () => {
    const first = await valueOf(shop().signIn(ADA))
    shop().world.clock.advance(10 * 60_000)
    expect(await errorOf(shop().whoAmI(first.accessToken))).to.deep.equal(OVER)

    const second = await valueOf(shop().refresh(first.refreshToken))
    expect(await valueOf(shop().whoAmI(second.accessToken))).to.equal('ada@example.com')
    expect(second.refreshToken).not.to.equal(first.refreshToken)
  })

  it('has one successor, however many refresh it at once, and whose answer was lost gets it again', async () => {
    const { refreshToken } = await valueOf(shop().signIn(ADA))
    const all = await valuesOf(times(100, () => shop().refresh(refreshToken)))
    shop().world.clock.advance(9_999)
    const again = await valueOf(shop().refresh(refreshToken))
    expect(new Set([...all, again].map(tokens => tokens.refreshToken))).to.have.lengthOf(1)
  })

  it('ends at once when a spent refresh token comes again', async () => {
    const stolen = await valueOf(shop().signIn(ADA))
    const { accessToken, refreshToken } = await valueOf(shop().refresh(stolen.refreshToken))
    shop().world.clock.advance(10_000)
    expect(await errorOf(shop().refresh(stolen.refreshToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().whoAmI(accessToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().refresh(refreshToken))).to.deep.equal(OVER)
  })

  it('ends with signing out, here or everywhere', async () => {
    const [here, there, elsewhere] = await valuesOf(times(3, () => shop().signIn(ADA)))
    await valueOf(shop().signOut(here!.accessToken))
    expect(await errorOf(shop().whoAmI(here!.accessToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().refresh(here!.refreshToken))).to.deep.equal(OVER)
    await valueOf(shop().whoAmI(there!.accessToken))

    await valueOf(shop().signOutEverywhere(there!.accessToken))
    expect(await errorOf(shop().whoAmI(there!.accessToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().refresh(elsewhere!.refreshToken))).to.deep.equal(OVER)
  })
})
