import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const BOSS = { ...ADA, email: 'boss@example.com' }
const OVER = { type: 'Unauthenticated' }
const FORBIDDEN = { type: 'Forbidden' }
const NOBODY = '01890a5d-ac96-774b-bcce-b302099a8057'

inEveryShop('an administrator', shop => {
  let boss: string
  let ada: string
  beforeEach(async () => {
    await valueOf(shop().register(ADA))
    await valueOf(shop().world.container.get(T.ensureAdministrator)(BOSS))
    boss = (await valueOf(shop().signIn(BOSS))).accessToken
    ada = (await valueOf(shop().signIn(ADA))).accessToken
  })
  const find = async (email: string) => (await valueOf(shop().findAccount(boss, email)))!
  const administer = (action: 'disable' | 'enable', userId: string) => shop().administer(boss, action, userId)

  it('finds an account by its address, however it is written', async () => {
    expect(await find(' ADA@Example.com')).to.include({ email: ADA.email, role: 'customer', disabled: false })
    expect(await valueOf(shop().findAccount(boss, 'eve@example.com'))).to.equal(undefined)
    expect(await valueOf(shop().findAccount(boss, 'nonsense'))).to.equal(undefined)
  })

  it('disables an account: its sessions are over, and none begins, and it is told in the log', async () => {
    const { userId } = await find(ADA.email)
    expect(await valueOf(administer('disable', userId))).to.include({ userId, disabled: true })
    expect(await errorOf(shop().whoAmI(ada))).to.deep.equal(OVER)
    expect(await errorOf(shop().signIn(ADA))).to.deep.equal({ type: 'BadCredentials' })
    expect(await valueOf(administer('disable', userId))).to.include({ disabled: true })
    expect(shop().world.counts()).to.include({ AccountDisabled: 2, 'SignInRefused.Disabled': 1 })
  })

  it('enables it again: it may sign in, and the sessions that were ended stay so', async () => {
    const { userId } = await find(ADA.email)
    await valueOf(administer('disable', userId))
    expect(await valueOf(administer('enable', userId))).to.include({ userId, disabled: false })
    expect(await errorOf(shop().whoAmI(ada))).to.deep.equal(OVER)
    await valueOf(shop().signIn(ADA))
    expect(shop().world.counts()).to.include({ AccountEnabled: 1 })
  })

  it('cannot do so to the account they are signed in with', async () => {
    const { userId } = await find(BOSS.email)
    for (const action of ['disable', 'enable'] as const)
      expect(await errorOf(administer(action, userId))).to.deep.equal({ type: 'OwnAccount' })
    await valueOf(shop().whoAmI(boss))
  })

  it('is told when there is no such account', async () => {
    for (const nobody of [NOBODY, 'nonsense'])
      expect(await errorOf(administer('disable', nobody))).to.deep.equal({ type: 'AccountNotFound' })
  })

  it('is the only one who may do any of this', async () => {
    const { userId } = await find(BOSS.email)
    expect(await errorOf(shop().findAccount(ada, BOSS.email))).to.deep.equal(FORBIDDEN)
    expect(await errorOf(shop().administer(ada, 'disable', userId))).to.deep.equal(FORBIDDEN)
    await valuesOf([shop().whoAmI(boss), shop().whoAmI(ada)])
  })
})
