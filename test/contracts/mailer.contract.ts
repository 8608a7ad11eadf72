import { expect } from 'chai'
import type { WrittenMail } from '../../src/adapters/support/written-mail.js'
import type { Mailer } from '../../src/application/ports/driven/mailer.js'
import type { Order } from '../../src/domain/order/order.js'
import { anOrder, aProcessing, email } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'

export type SentMail = WrittenMail & Readonly<{ to: string; messageId: string }>
/** The mailer, and all that it sent, in any order. */
export type MailerUnderTest = Readonly<{ mailer: Mailer; sent: () => Promise<readonly SentMail[]> }>

const render = ({ id, status }: Order): WrittenMail => ({
  subject: `Order ${id}`,
  text: `It is ${status} – ça va, “Zoë”?\nYours`,
  html: `<p>It is <b>${status}</b> – ça va, “Zoë”?</p>`,
})

export const mailerContract = (open: (render: (order: Order) => WrittenMail) => Promise<MailerUnderTest>): void => {
  let mailer: Mailer
  let sent: MailerUnderTest['sent']
  beforeEach(async () => {
    ;({ mailer, sent } = await open(render))
  })

  it('sends the customer the mail, as it was written', async () => {
    const { order } = aProcessing(anOrder({ mailTo: email('ada@example.com') }))
    const messageId = await valueOf(mailer.send(order))
    const mails = await sent()
    expect(mails).to.have.length(1)
    expect(mails[0]).to.deep.include({ messageId, to: 'ada@example.com', ...render(order) })
  })

  it('sends each mail once, under an id of its own', async () => {
    const orders = times(10, i => aProcessing(anOrder({ mailTo: email(`customer-${i}@example.com`) })).order)
    const messageIds = await valuesOf(orders.map(order => mailer.send(order)))
    const mails = await sent()
    expect(new Set(messageIds)).to.have.property('size', orders.length)
    expect(mails.map(mail => mail.messageId)).to.have.members(messageIds)
    expect(mails.map(mail => mail.to)).to.have.members(orders.map(order => order.mailTo))
  })

  it('says how long one attempt may take', () => {
    expect(mailer.sendTimeout).to.be.above(0).and.at.most(30_000)
  })
}
