import { expect } from 'chai'
import { inMemoryMailbox } from '../../../../src/adapters/driven/in-memory/in-memory-mailbox.js'
import { inMemoryMailer } from '../../../../src/adapters/driven/in-memory/in-memory-mailer.js'
import { renderOrderMail } from '../../../../src/adapters/support/order-mail.js'
import { mailerContract } from '../../../contracts/mailer.contract.js'
import { anOrder, aProcessing } from '../../../support/builders.js'
import { valueOf, valuesOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

describe('InMemoryMailer', () => {
  mailerContract(async render => {
    const mailbox = inMemoryMailbox(steppedClock())
    return { mailer: inMemoryMailer({ render, mailbox }), sent: async () => mailbox.mails() }
  })

  it('keeps each mail with its order and when it was sent', async () => {
    const clock = steppedClock()
    const mailbox = inMemoryMailbox(clock)
    clock.advance(1_000)
    const { order } = aProcessing(anOrder())
    await valueOf(inMemoryMailer({ render: renderOrderMail, mailbox }).send(order))
    expect(mailbox.mails()[0]).to.include({ orderId: order.id, sentAt: clock.now() })
  })

  it('keeps the last 100 mails, oldest first', async () => {
    const mailbox = inMemoryMailbox(steppedClock())
    const mailer = inMemoryMailer({ render: renderOrderMail, mailbox })
    const orders = times(101, () => aProcessing(anOrder()).order)
    await valuesOf(orders.map(order => mailer.send(order)))
    expect(mailbox.mails().map(mail => mail.orderId)).to.deep.equal(orders.slice(1).map(order => order.id))
  })
})
