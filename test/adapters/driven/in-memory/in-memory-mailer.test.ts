import { expect } from 'chai'
import { inMemoryMailer } from '../../../../src/adapters/driven/in-memory/in-memory-mailer.js'
import { renderOrderMail } from '../../../../src/adapters/support/order-mail.js'
import { mailerContract } from '../../../contracts/mailer.contract.js'
import { anOrder, aProcessing } from '../../../support/builders.js'
import { valueOf, valuesOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

describe('InMemoryMailer', () => {
  mailerContract(async render => {
    const mailer = inMemoryMailer({ render, clock: steppedClock() })
    return { mailer, sent: async () => mailer.mails() }
  })

  it('keeps each mail with its order and when it was sent', async () => {
    const clock = steppedClock()
    const mailer = inMemoryMailer({ render: renderOrderMail, clock })
    clock.advance(1_000)
    const { order } = aProcessing(anOrder())
    await valueOf(mailer.send(order))
    expect(mailer.mails()[0]).to.include({ orderId: order.id, sentAt: clock.now() })
  })

  it('keeps the last 100 mails, oldest first', async () => {
    const mailer = inMemoryMailer({ render: renderOrderMail, clock: steppedClock() })
    const orders = times(101, () => aProcessing(anOrder()).order)
    await valuesOf(orders.map(order => mailer.send(order)))
    expect(mailer.mails().map(mail => mail.orderId)).to.deep.equal(orders.slice(1).map(order => order.id))
  })
})
