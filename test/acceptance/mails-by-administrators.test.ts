import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { MAX_ADDRESS_CHANGES, MAX_RESENDS } from '../../src/domain/order/mail-amendments.js'
import { sku } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const BOSS = { ...ADA, email: 'boss@example.com' }
const OFFICE = 'office@example.com'
const SECOND = 1_000
const NO_ONE_ADDRESS = [
  'office',
  'office@example.com, eve@example.com',
  'office@example.com eve@example.com',
  'office@example.com\r\nBcc: eve@example.com',
  'office@exam\nple.com',
  'Office <office@example.com>',
]

inEveryShop('an administrator, for the mail of an order', shop => {
  let boss: string
  let ada: string
  let orderId: string
  beforeEach(async () => {
    const { world, register, signIn, place } = shop()
    await world.stocked('MUG', 5)
    await valueOf(register(ADA))
    await valueOf(world.container.get(T.ensureAdministrator)(BOSS))
    boss = (await valueOf(signIn(BOSS))).accessToken
    ada = (await valueOf(signIn(ADA))).accessToken
    orderId = (await valueOf(place(ada, [[sku('MUG'), 2]]))).order.orderId
    await world.settled()
  })
  const resend = (reason?: string) => shop().resendMail(boss, orderId, reason)
  const readdress = (email: string, reason?: string) => shop().changeMailAddress(boss, orderId, email, reason)
  const mailed = async () => (await shop().mails()).map(({ to }) => to)
  const history = () => valueOf(shop().history(ada, orderId))

  it('has a mail that was sent sent once more, and the history says so', async () => {
    await shop().world.work()
    expect(await valueOf(resend('lost by the provider'))).to.equal(true)
    await shop().world.later(0)
    expect(await mailed()).to.deep.equal([ADA.email, ADA.email])
    expect((await history()).slice(2)).to.deep.equal(['MailSent', 'MailDueAgain', 'MailSent'])
    expect(shop().world.repairs()).to.deep.equal({})
  })

  it('is told that a mail is under way already: nothing is sent twice for it', async () => {
    await shop().world.work()
    expect(await valueOf(resend())).to.equal(true)
    expect(await valueOf(resend())).to.equal(false)
    await shop().world.later(0)
    expect(await mailed()).to.have.lengthOf(2)
  })

  it('is told that there is no mail before the order is decided', async () => {
    expect(await errorOf(resend())).to.deep.equal({ type: 'OrderUndecided' })
  })

  it(`has it sent again ${MAX_RESENDS} times and no more`, async () => {
    await shop().world.work()
    for (let time = 0; time < MAX_RESENDS; time += 1) {
      expect(await valueOf(resend())).to.equal(true)
      await shop().world.later(SECOND)
    }
    expect(await errorOf(resend())).to.deep.equal({ type: 'MailLimitReached' })
    expect(await mailed()).to.have.lengthOf(1 + MAX_RESENDS)
  })

  it('has its mail go elsewhere before it is processed: once, and the history tells that, but not where to', async () => {
    await valueOf(readdress(` ${OFFICE.toUpperCase()} `, 'she has a new one'))
    await valueOf(readdress(OFFICE, 'the same again'))
    await shop().world.work()
    expect(await mailed()).to.deep.equal([OFFICE])
    expect(await history()).to.deep.equal(['Placed', 'MailAddressChanged', 'Processed', 'MailSent'])
    const told = shop().world.container.get(T.getOrderHistory)
    const all = await valueOf(told({ by: shop().world.admin, orderId: orderId as never }))
    expect(all.history[1]).to.deep.include({ why: 'she has a new one' })
    expect(JSON.stringify(all)).not.to.match(/office|boss|@/i)
  })

  it('cannot change the address of a mail once the order is decided', async () => {
    await shop().world.work()
    expect(await errorOf(readdress(OFFICE))).to.deep.equal({ type: 'OrderAlreadyDecided', status: 'Processed' })
  })

  it('has the mail about a cancelling go there, too', async () => {
    await valueOf(readdress(OFFICE))
    await valueOf(shop().cancel(ada, orderId))
    await shop().world.later(SECOND)
    expect(await mailed()).to.deep.equal([OFFICE])
  })

  it(`changes the address ${MAX_ADDRESS_CHANGES} times and no more`, async () => {
    for (const email of times(MAX_ADDRESS_CHANGES, n => `office-${n}@example.com`)) await valueOf(readdress(email))
    expect(await errorOf(readdress(OFFICE))).to.deep.equal({ type: 'MailLimitReached' })
  })

  for (const text of NO_ONE_ADDRESS)
    it(`cannot have the mail go to ${JSON.stringify(text)}`, async () => {
      expect(await errorOf(readdress(text))).to.deep.equal({ type: 'InvalidEmail' })
      await shop().world.work()
      expect(await mailed()).to.deep.equal([ADA.email])
    })

  it('is nobody else: neither its owner nor a stranger, nor for an order that is not there', async () => {
    const nowhere = '01890a5d-ac96-774b-bcce-b302099a8057'
    const { resendMail, changeMailAddress } = shop()
    expect(await errorOf(resendMail(ada, orderId))).to.deep.equal({ type: 'Forbidden' })
    expect(await errorOf(changeMailAddress(ada, orderId, OFFICE))).to.deep.equal({ type: 'Forbidden' })
    expect(await errorOf(resendMail(boss, nowhere))).to.deep.equal({ type: 'OrderNotFound' })
    expect(await errorOf(changeMailAddress(boss, nowhere, OFFICE))).to.deep.equal({ type: 'OrderNotFound' })
  })
})
