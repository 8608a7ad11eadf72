import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import { anAccount, anItem, anOrder } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const REQUIRED = { REQUIRE_VERIFIED_EMAIL: 'on' }
const HOUR = 60 * 60_000
const MAIL_LEASE = 30_000

describe('the mail about an order of an address that nobody verified', () => {
  let world: World
  let ada: Account
  const opened = async (world_: World) => {
    world = world_
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
  }
  const verify = async () => {
    const token = (await world.tokenMailedTo(ada.email, 'verifyEmail'))!
    await valueOf(world.container.get(T.verifyEmail)({ token }))
  }
  const processed = async () => {
    const { order } = await valueOf(world.place(ada, [anItem('MUG', 2)]))
    await world.work()
    return order
  }

  it('is withheld where that is required, and its history says why; the order is processed all the same', async () => {
    await opened(aWorld(undefined, REQUIRED))
    const { id } = await processed()
    await world.later(HOUR)
    expect(await world.order(ada, id)).to.include({ status: 'Processed' })
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect((await world.history(ada, id)).at(-1)).to.equal('MailWithheld by worker: address not verified')
    expect(world.mails()).to.be.empty
    expect(world.repairs()).to.deep.equal({})
  })

  it('stays withheld when it is verified later; that of the next order is sent', async () => {
    await opened(aWorld(undefined, REQUIRED))
    await processed()
    await verify()
    const { id } = await processed()
    await world.later(HOUR)
    expect(world.mails().map(({ orderId }) => orderId)).to.deep.equal([id])
  })

  it('is withheld, too, when the order was cancelled', async () => {
    await opened(aWorld(undefined, REQUIRED))
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    await valueOf(world.cancel(ada, order.id))
    await world.later(1_000)
    expect((await world.history(ada, order.id)).at(-1)).to.match(/^MailWithheld/)
    expect(world.mails()).to.be.empty
  })

  it('is sent where that is not required', async () => {
    await opened(aWorld())
    await processed()
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('is postponed while nobody can say whether it is verified', async () => {
    let away = false
    await opened(
      aWorld(
        intercepting(T.accounts, 'byId', byId => (away ? errAsync(unavailable('accounts')) : byId())),
        REQUIRED,
      ),
    )
    await verify()
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    away = true
    await world.work()
    expect(world.mails()).to.be.empty
    expect((await world.history(ada, order.id)).at(-1)).to.equal(
      'MailPostponed by worker: not known whether the address is verified',
    )
    away = false
    await world.later(30_000)
    expect(world.mails().map(({ orderId }) => orderId)).to.deep.equal([order.id])
  })

  it('is left to somebody else when it took as long as the claim to say whether it may go out', async () => {
    let slow = true
    await opened(
      aWorld(
        intercepting(T.accounts, 'byId', byId => {
          if (slow) world.clock.advance(MAIL_LEASE)
          return byId()
        }),
        { ...REQUIRED, MAIL_LEASE_MS: `${MAIL_LEASE}` },
      ),
    )
    slow = false
    await verify()
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    slow = true
    await world.work()
    expect(world.mails()).to.be.empty
    slow = false
    await world.later(2 * MAIL_LEASE)
    expect(world.mails().map(({ orderId }) => orderId)).to.deep.equal([order.id])
  })

  it('is sent on the word of an administrator, were it to the very address, but not to one of nobody', async () => {
    await opened(aWorld(undefined, REQUIRED))
    const mayMail = world.container.get(T.mayMail)
    const { userId } = ada
    expect(await valueOf(mayMail(anOrder({ userId, mailTo: ada.email })))).to.equal(false)
    expect(await valueOf(mayMail(anOrder({ userId: anAccount().userId })))).to.equal(false)

    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    const change = { by: world.admin, orderId: order.id, email: ada.email }
    await valueOf(world.container.get(T.changeMailAddress)(change))
    await world.work()
    expect(world.mails().map(({ to }) => to)).to.deep.equal([ada.email])
  })
})
