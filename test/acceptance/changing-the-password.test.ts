import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Principal } from '../../src/domain/account/session.js'
import { after } from '../support/after.js'
import { aUserId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { inEveryShop } from './in-every-shop.js'
import { SOMEWHERE } from './shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const NEW = 'a better password'
const OVER = { type: 'Unauthenticated' }
const WRONG = { type: 'WrongPassword' }
const REFUSED = { type: 'BadCredentials' }

inEveryShop('changing the password', shop => {
  beforeEach(() => valueOf(shop().register(ADA)))

  it('lets in who knows the new one, and ends every other session at once', async () => {
    const [here, there] = [await valueOf(shop().signIn(ADA)), await valueOf(shop().signIn(ADA))]
    await valueOf(shop().changePassword(here.accessToken, ADA.password, NEW))

    expect(await errorOf(shop().whoAmI(there.accessToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().refresh(there.refreshToken))).to.deep.equal(OVER)
    await valueOf(shop().whoAmI(here.accessToken))
    await valueOf(shop().refresh(here.refreshToken))
    expect(await errorOf(shop().signIn(ADA))).to.deep.equal(REFUSED)
    await valueOf(shop().signIn({ ...ADA, password: NEW }))
    expect(shop().world.counts()).to.include({ PasswordChanged: 1 })
  })

  it('needs the current one, and changes nothing without it', async () => {
    const [here, there] = [await valueOf(shop().signIn(ADA)), await valueOf(shop().signIn(ADA))]
    expect(await errorOf(shop().changePassword(here.accessToken, 'a wrong one', NEW))).to.deep.equal(WRONG)
    await valueOf(shop().whoAmI(there.accessToken))
    await valueOf(shop().signIn(ADA))
    expect(shop().world.counts()).to.include({ PasswordChangeRefused: 1 }).and.not.have.property('PasswordChanged')
  })

  it('needs a new one that will do', async () => {
    const { accessToken } = await valueOf(shop().signIn(ADA))
    expect(await errorOf(shop().changePassword(accessToken, ADA.password, 'short'))).to.deep.equal({
      type: 'WeakPassword',
    })
  })

  it('is done by one, of two that do it at once', async () => {
    const [here, there] = [await valueOf(shop().signIn(ADA)), await valueOf(shop().signIn(ADA))]
    const outcomes = await Promise.all([
      shop().changePassword(here.accessToken, ADA.password, 'the password of one'),
      shop().changePassword(there.accessToken, ADA.password, 'the password of the other'),
    ])
    expect(outcomes.filter(outcome => outcome.isOk())).to.have.lengthOf(1)
  })
})

describe('a password that is changed', () => {
  let world: World
  const logIn = (password: string) => world.container.get(T.logIn)({ email: ADA.email, password, from: SOMEWHERE })
  const signedIn = async (opened: World): Promise<Principal> => {
    world = opened
    await world.customer('ada')
    const { accessToken } = await valueOf(logIn(ADA.password))
    return valueOf(world.container.get(T.authenticate)({ accessToken }))
  }
  const change = (by: Principal) =>
    world.container.get(T.changePassword)({ by, currentPassword: ADA.password, newPassword: NEW })

  it('is changed by nobody else who proved the old one at the same moment', async () => {
    const by = await signedIn(
      aWorld(
        intercepting(T.accounts, 'changePassword', (call, nth) =>
          nth === 1 ? after(() => valueOf(change(by)), call) : call(),
        ),
      ),
    )
    expect(await errorOf(change(by))).to.deep.equal(WRONG)
    await valueOf(logIn(NEW))
  })

  it('lets nobody in whose old one was already found right, and leaves no session of that', async () => {
    const by = await signedIn(
      aWorld(
        intercepting(T.sessions, 'add', (add, nth) => (nth === 2 ? after(() => valueOf(change(by)), add) : add())),
      ),
    )
    expect(await errorOf(logIn(ADA.password))).to.deep.equal(REFUSED)
    expect(await valueOf(world.container.get(T.listSessions)({ by }))).to.have.lengthOf(1)
  })

  it('ends the other sessions also when nobody knows whether it was changed', async () => {
    const by = await signedIn(
      aWorld(intercepting(T.accounts, 'changePassword', () => errAsync(outcomeUnknown('accounts')))),
    )
    const { accessToken } = await valueOf(logIn(ADA.password))
    expect(await errorOf(change(by))).to.include({ type: 'OutcomeUnknown' })
    expect(await errorOf(world.container.get(T.authenticate)({ accessToken }))).to.deep.equal(OVER)
  })

  it('is not said to be as it was when only the other sessions could not be ended', async () => {
    const by = await signedIn(aWorld(intercepting(T.sessions, 'revokeAll', () => errAsync(unavailable('sessions')))))
    expect(await errorOf(change(by))).to.include({ type: 'OutcomeUnknown' })
  })

  it('is left alone when the store is away', async () => {
    const by = await signedIn(
      aWorld(intercepting(T.accounts, 'changePassword', () => errAsync(unavailable('accounts')))),
    )
    const { accessToken } = await valueOf(logIn(ADA.password))
    expect(await errorOf(change(by))).to.include({ type: 'Unavailable' })
    await valueOf(world.container.get(T.authenticate)({ accessToken }))
  })

  it('is nobody’s once the account is gone', async () => {
    const by = await signedIn(aWorld())
    expect(await errorOf(change({ ...by, userId: aUserId() }))).to.deep.equal(OVER)
  })
})
