import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { after } from '../support/after.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const NOT_FOUND = { type: 'AccountNotFound' } as const
const NO_ADDRESS = { type: 'InvalidEmail' } as const
const REFUSED = { type: 'BadCredentials' } as const
const OVER = { type: 'Unauthenticated' } as const

describe('an operator', () => {
  let world: World
  const makeAdministrator = (email: string) => world.container.get(T.makeAdministrator)({ email })
  const disable = (email: string) => world.container.get(T.disableAccount)({ email })
  const signIn = (email = 'ada@example.com') =>
    world.container.get(T.logIn)({ email, password: 'correct horse battery', from: '192.0.2.1' })
  const whoHas = (accessToken: string) => world.container.get(T.authenticate)({ accessToken })
  const refresh = (refreshToken: string) => world.container.get(T.refreshSession)({ refreshToken })
  beforeEach(() => {
    world = aWorld()
  })

  describe('who makes an account an administrator’s', () => {
    it('lets it do what administrators do, from its next access token on', async () => {
      const ada = await world.customer('ada')
      const { accessToken, refreshToken } = await valueOf(signIn())
      expect(await valueOf(makeAdministrator(' ADA@Example.com '))).to.deep.equal({ ...ada, role: 'admin' })

      expect(await valueOf(whoHas(accessToken))).to.include({ role: 'customer' })
      const next = await valueOf(refresh(refreshToken))
      expect(await valueOf(whoHas(next.accessToken))).to.include({ role: 'admin', userId: ada.userId })
      expect(world.counts()).to.include({ AdministratorMade: 1 })
    })

    it('may say so again', async () => {
      await world.customer('ada')
      const made = await valueOf(makeAdministrator('ada@example.com'))
      expect(await valueOf(makeAdministrator('ada@example.com'))).to.deep.equal(made)
    })

    it('is told when there is no such account, or no such address', async () => {
      expect(await errorOf(makeAdministrator('ada@example.com'))).to.deep.equal(NOT_FOUND)
      expect(await errorOf(makeAdministrator('ada'))).to.deep.equal(NO_ADDRESS)
    })
  })

  describe('who disables an account', () => {
    it('ends every session of it, and lets none begin, and leaves others alone', async () => {
      const ada = await world.customer('ada')
      await world.customer('bob')
      const [one, other] = [await valueOf(signIn()), await valueOf(signIn())]
      const bobs = await valueOf(signIn('bob@example.com'))
      expect(await valueOf(disable('ada@example.com'))).to.deep.equal({ ...ada, disabled: true })

      for (const { accessToken, refreshToken } of [one, other]) {
        expect(await errorOf(whoHas(accessToken))).to.deep.equal(OVER)
        expect(await errorOf(refresh(refreshToken))).to.deep.equal(OVER)
      }
      expect(await errorOf(signIn())).to.deep.equal(REFUSED)
      await valueOf(whoHas(bobs.accessToken))
      expect(world.counts()).to.include({ AccountDisabled: 1, 'SignInRefused.Disabled': 1 })
    })

    it('may say so again', async () => {
      await world.customer('ada')
      const disabled = await valueOf(disable('ada@example.com'))
      expect(await valueOf(disable('ada@example.com'))).to.deep.equal(disabled)
    })

    it('is told when there is no such account, or no such address', async () => {
      expect(await errorOf(disable('ada@example.com'))).to.deep.equal(NOT_FOUND)
      expect(await errorOf(disable('ada'))).to.deep.equal(NO_ADDRESS)
    })

    it('may enable it again', async () => {
      const ada = await world.customer('ada')
      await valueOf(disable('ada@example.com'))
      expect(await valueOf(world.container.get(T.enableAccount)({ email: 'ada@example.com' }))).to.deep.equal(ada)
      await valueOf(signIn())
      expect(world.counts()).to.include({ AccountEnabled: 1 })
    })

    it('keeps out, too, somebody whose password was already found right', async () => {
      world = aWorld(
        intercepting(T.sessions, 'add', add =>
          after(async () => {
            await valueOf(disable('ada@example.com'))
          }, add),
        ),
      )
      await world.customer('ada')
      expect(await errorOf(signIn())).to.deep.equal(REFUSED)
    })
  })
})
