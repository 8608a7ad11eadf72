import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import { aUserId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aWorld } from '../support/world.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const NEW = 'a better password'
const NOT_VALID = { type: 'LinkNotValid' }
const MINUTE = 60_000

inEveryShop('an e-mail address', shop => {
  const verifyToken = async () => (await shop().world.tokenMailedTo(ADA.email, 'verifyEmail'))!
  beforeEach(() => valueOf(shop().register(ADA)))

  it('is verified by the link that is mailed when the account is opened, once', async () => {
    const { accessToken } = await valueOf(shop().signIn(ADA))
    expect(await valueOf(shop().isVerified(accessToken))).to.equal(false)
    const token = await verifyToken()
    await valueOf(shop().verifyEmail(token))
    expect(await valueOf(shop().isVerified(accessToken))).to.equal(true)
    expect(await errorOf(shop().verifyEmail(token))).to.deep.equal(NOT_VALID)
    expect(shop().world.counts()).to.include({ EmailVerified: 1 })
  })

  it('is verified for a day, and not by nonsense', async () => {
    const token = await verifyToken()
    expect(await errorOf(shop().verifyEmail(`${token}x`))).to.deep.equal(NOT_VALID)
    shop().world.clock.advance(24 * 60 * MINUTE)
    expect(await errorOf(shop().verifyEmail(token))).to.deep.equal(NOT_VALID)
  })

  it('gets another link when its owner asks, once a minute at most, and the older one is over', async () => {
    const { accessToken } = await valueOf(shop().signIn(ADA))
    const older = await verifyToken()
    expect(await errorOf(shop().sendVerification(accessToken))).to.deep.equal({ type: 'LinkMadeLately' })
    shop().world.clock.advance(MINUTE)
    await valueOf(shop().sendVerification(accessToken))
    const newer = await verifyToken()
    expect(await errorOf(shop().verifyEmail(older))).to.deep.equal(NOT_VALID)
    await valueOf(shop().verifyEmail(newer))
    await valueOf(shop().sendVerification(accessToken))
    expect(await verifyToken(), 'nothing is mailed once it is verified').to.equal(newer)
  })
})

inEveryShop('a password that is forgotten', shop => {
  const resetToken = () => shop().world.tokenMailedTo(ADA.email, 'resetPassword')
  beforeEach(() => valueOf(shop().register(ADA)))

  it('is set anew by a link, once: every session is over, and the address is verified', async () => {
    const { accessToken } = await valueOf(shop().signIn(ADA))
    await valueOf(shop().forgotPassword(' ADA@example.com'))
    const token = (await resetToken())!
    await valueOf(shop().resetPassword(token, NEW))

    expect(await errorOf(shop().whoAmI(accessToken))).to.deep.equal({ type: 'Unauthenticated' })
    expect(await errorOf(shop().signIn(ADA))).to.deep.equal({ type: 'BadCredentials' })
    const again = await valueOf(shop().signIn({ ...ADA, password: NEW }))
    expect(await valueOf(shop().isVerified(again.accessToken))).to.equal(true)
    expect(await errorOf(shop().resetPassword(token, 'yet another one'))).to.deep.equal(NOT_VALID)
    expect(shop().world.counts()).to.include({ PasswordReset: 1 })
  })

  it('is set to one that will do, within half an hour; a weak one does not spend the link', async () => {
    await valueOf(shop().forgotPassword(ADA.email))
    const token = (await resetToken())!
    expect(await errorOf(shop().resetPassword(token, 'short'))).to.deep.equal({ type: 'WeakPassword' })
    shop().world.clock.advance(30 * MINUTE - 1)
    await valueOf(shop().resetPassword(token, NEW))
    await valueOf(shop().forgotPassword(ADA.email))
    const late = (await resetToken())!
    shop().world.clock.advance(30 * MINUTE)
    expect(await errorOf(shop().resetPassword(late, NEW))).to.deep.equal(NOT_VALID)
  })

  it('is answered the same for an address without an account, or that is none, and nothing is mailed there', async () => {
    const answers = []
    for (const email of [ADA.email, 'eve@example.com', 'nonsense'])
      answers.push(await valueOf(shop().forgotPassword(email)))
    expect(new Set(answers)).to.have.lengthOf(1)
    expect(await shop().world.tokenMailedTo('eve@example.com', 'resetPassword')).to.equal(undefined)
  })

  it('is set by a link that was mailed a while ago, though strangers have asked for others all the time', async () => {
    const askAgain = async () => {
      shop().world.clock.advance(MINUTE)
      await valueOf(shop().forgotPassword(ADA.email))
      return (await resetToken())!
    }
    const tokens = []
    for (let nth = 0; nth < 30; nth++) tokens.push(await askAgain())
    await valueOf(shop().resetPassword(tokens[0]!, NEW))
    for (const token of tokens.slice(1))
      expect(await errorOf(shop().resetPassword(token, 'what a thief wants'))).to.deep.equal(NOT_VALID)
  })

  it('floods no mailbox: one mail a minute at most', async () => {
    await Promise.all(times(20, () => shop().forgotPassword(ADA.email)))
    await shop().world.settled()
    expect(shop().world.counts()).to.include({ LinkMailed: 2 })
  })
})

describe('mails to accounts', () => {
  const register = (world: ReturnType<typeof aWorld>) => world.container.get(T.registerAccount)(ADA)

  it('that cannot be sent keep nobody from registering, and operators are told, but of no address', async () => {
    const world = aWorld(
      intercepting(T.accountMailer, 'send', () => errAsync({ type: 'MailRejected', reason: ADA.email })),
    )
    await valueOf(register(world))
    await world.settled()
    expect(world.counts()).to.include({ LinkNotMailed: 1 })
  })

  it('are not sent to an account that is disabled', async () => {
    const world = aWorld()
    await valueOf(register(world))
    await valueOf(world.container.get(T.disableAccount)({ email: ADA.email }))
    await valueOf(world.container.get(T.forgotPassword)({ email: ADA.email }))
    expect(await world.tokenMailedTo(ADA.email, 'resetPassword')).to.equal(undefined)
  })

  it('are not sent while the store is away, and whoever asked hears nothing of it', async () => {
    for (const trouble of [unavailable('accounts'), outcomeUnknown('accounts')]) {
      const world = aWorld(intercepting(T.accountLinks, 'keep', () => errAsync(trouble)))
      await valueOf(register(world))
      await valueOf(world.container.get(T.forgotPassword)({ email: ADA.email }))
      expect(await world.tokenMailedTo(ADA.email, 'resetPassword')).to.equal(undefined)
    }
  })

  it('are asked for by nobody whose account is gone', async () => {
    const by = { userId: aUserId(), role: 'customer' } as const
    expect(await errorOf(aWorld().container.get(T.sendVerification)({ by }))).to.deep.equal({ type: 'Unauthenticated' })
  })
})
