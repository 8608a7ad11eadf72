import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import { aCustomer } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { plainPasswordHasher } from '../support/plain-password-hasher.js'
import { times } from '../support/times.js'
import { aWorld, type World } from '../support/world.js'

const PASSWORD = 'correct horse battery'
const TAKEN = { type: 'EmailTaken' } as const

describe('an account', () => {
  let world: World
  const register = (email: string, password = PASSWORD) => world.container.get(T.registerAccount)({ email, password })
  const logIn = (email: string, password = PASSWORD) =>
    world.container.get(T.logIn)({ email, password, from: '192.0.2.1' })
  beforeEach(() => {
    world = aWorld()
  })

  describe('opened', () => {
    it('is a customer’s, and its owner sees it', async () => {
      const account = await valueOf(register('  Ada@Example.com '))
      expect(account).to.include({ email: 'ada@example.com', role: 'customer', disabled: false })
      expect(await valueOf(world.container.get(T.getAccount)({ by: account }))).to.deep.equal(account)
      expect(world.counts()).to.include({ AccountRegistered: 1 })
    })

    it('has an address of its own, however it is written', async () => {
      await valueOf(register('ada@example.com'))
      expect(await errorOf(register('ada@example.com', 'another password'))).to.deep.equal(TAKEN)
      expect(await errorOf(register('ADA@Example.COM'))).to.deep.equal(TAKEN)
    })

    it('is one, of however many that are opened under one address at once', async () => {
      const opened = await Promise.all(times(20, () => register('ada@example.com')))
      expect(opened.filter(result => result.isOk())).to.have.lengthOf(1)
    })

    it('needs an address to which a mail can go', async () => {
      expect(await errorOf(register('ada'))).to.deep.equal({ type: 'InvalidEmail' })
    })

    it('needs a password that is not weak, and all that is wrong with one is said', async () => {
      world = aWorld(container =>
        container.rebind(T.passwordPolicy).toConstantValue({ minLength: 15, isCommon: text => text === 'password' }),
      )
      expect(await errorOf(register('ada@example.com', 'password'))).to.deep.equal({
        type: 'WeakPassword',
        faults: [{ type: 'TooShort', minLength: 15 }, { type: 'TooCommon' }],
      })
      await valueOf(register('ada@example.com'))
    })
  })

  it('is seen by nobody once it is gone', async () => {
    expect(await errorOf(world.container.get(T.getAccount)({ by: aCustomer() }))).to.deep.equal({
      type: 'Unauthenticated',
    })
  })

  describe('signed in to', () => {
    it('begins a session', async () => {
      await valueOf(register('ada@example.com'))
      expect(await valueOf(logIn('ADA@example.com'))).to.have.keys('accessToken', 'refreshToken', 'expiresIn')
      expect(world.counts()).to.include({ SignedIn: 1 })
    })

    it('answers one thing, after the same work, whatever was wrong', async () => {
      const hasher = plainPasswordHasher()
      const disabled = 'gone@example.com'
      world = aWorld(container => {
        container.rebind(T.hasher).toConstantValue(hasher)
        intercepting(T.accounts, 'byEmail', byEmail =>
          byEmail().map(account => account && { ...account, disabled: account.email === disabled }),
        )(container)
      })
      await valueOf(register('ada@example.com'))
      await valueOf(register(disabled))

      const verifications = []
      for (const [email, password] of [
        ['ada@example.com', 'a wrong password'],
        ['eve@example.com', PASSWORD],
        ['not an address', PASSWORD],
        [disabled, PASSWORD],
        [disabled, 'a wrong password'],
      ] as const) {
        const before = hasher.verified()
        expect(await errorOf(logIn(email, password)), email).to.deep.equal({ type: 'BadCredentials' })
        verifications.push(hasher.verified() - before)
      }
      expect(verifications).to.deep.equal([1, 1, 1, 1, 1])
      expect(world.counts()).to.include({
        'SignInRefused.WrongPassword': 2,
        'SignInRefused.UnknownAccount': 2,
        'SignInRefused.Disabled': 1,
      })
    })
  })

  it('is not given away by who is turned away because too many passwords are hashed', async () => {
    const busy = unavailable('password hashing')
    world = aWorld(intercepting(T.hasher, 'verify', () => errAsync(busy)))
    await valueOf(register('ada@example.com'))
    for (const [email, password] of [
      ['ada@example.com', PASSWORD],
      ['ada@example.com', 'a wrong password'],
      ['eve@example.com', PASSWORD],
      ['not an address', PASSWORD],
    ] as const)
      for (let tried = 0; tried < 10; tried += 1)
        expect(await errorOf(logIn(email, password)), `${email}, and no attempt is counted`).to.deep.equal(busy)
  })

  describe('of an administrator', () => {
    const ensure = (email: string, password = PASSWORD) =>
      world.container.get(T.ensureAdministrator)({ email, password })

    it('is opened once, and kept as it is', async () => {
      const boss = await valueOf(ensure('boss@example.com'))
      expect(boss.role).to.equal('admin')
      expect(await valueOf(ensure('Boss@Example.com', 'another password'))).to.deep.equal(boss)
      await valueOf(logIn('boss@example.com'))
    })

    it('is one, of however many processes that ensure it at once', async () => {
      const [one, other] = await Promise.all([ensure('boss@example.com'), ensure('boss@example.com')])
      expect(await valueOf(one)).to.deep.equal(await valueOf(other))
    })

    it('is there whatever has since become of the rules for passwords', async () => {
      const boss = await valueOf(ensure('boss@example.com'))
      expect(await valueOf(ensure('boss@example.com', 'short'))).to.deep.equal(boss)
    })

    it('is never made of a customer’s: whoever registered first must not become administrator', async () => {
      const customer = await valueOf(register('boss@example.com'))
      expect(await errorOf(ensure('boss@example.com'))).to.deep.equal(TAKEN)
      expect(await valueOf(world.container.get(T.getAccount)({ by: customer }))).to.include({ role: 'customer' })
    })

    it('needs an address and a password like any other', async () => {
      expect(await errorOf(ensure('boss'))).to.deep.equal({ type: 'InvalidEmail' })
      expect(await errorOf(ensure('boss@example.com', 'short'))).to.include({ type: 'WeakPassword' })
    })
  })
})
