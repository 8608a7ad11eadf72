import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { anItem, anOrderId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'

const NOT_FOUND = { type: 'OrderNotFound' } as const

describe('an operator, when a mail was given up,', () => {
  let world: World
  let ada: Account
  let order: Order
  let isRefused: boolean
  beforeEach(async () => {
    isRefused = true
    world = aWorld(
      intercepting(T.mailer, 'send', send =>
        isRefused ? errAsync({ type: 'MailRejected', reason: 'mailbox full' }) : send(),
      ),
    )
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
    order = (await valueOf(world.place(ada, [anItem('MUG', 2)]))).order
    await world.work()
  })

  const listed = async () => valueOf(world.container.get(T.listDeadMails)({ limit: 100 }))
  const resend = (orderId = order.id) => world.container.get(T.resendMail)({ orderId, by: { role: 'operator' } })

  it('sees of which order, and why', async () => {
    expect(await listed()).to.deep.equal([
      { orderId: order.id, decidedAt: world.clock.now(), attempts: 1, reason: 'mailbox full' },
    ])
  })

  it('has it sent after all, once, and the history says so', async () => {
    isRefused = false
    await valueOf(resend())
    expect(await listed()).to.deep.equal([])
    await world.later(0)
    await world.later(3_600_000)
    expect(world.mails()).to.have.lengthOf(1)
    expect((await world.history(ada, order.id)).slice(-3)).to.deep.equal([
      'MailGivenUp by worker: mailbox full',
      'MailDueAgain by operator',
      'MailSent by reconciler',
    ])
  })

  it('sees it again when it is refused again', async () => {
    await valueOf(resend())
    await world.later(0)
    expect(await listed()).to.have.lengthOf(1)
    expect(world.repairs()).to.include({ 'Alarm.MailDead': 2 })
  })

  it('is told that there is no such order, or that the mail is under way already', async () => {
    expect(await errorOf(resend(anOrderId()))).to.deep.equal(NOT_FOUND)
    expect(await valueOf(resend())).to.deep.equal({ resent: true })
    expect(await valueOf(resend())).to.deep.equal({ resent: false })
  })
})
