import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { checkSender } from '../../../src/adapters/driven/ses/check-sender.js'
import { ensureSender } from '../../../src/adapters/driven/ses/ensure-sender.js'
import { sesAccountMailer } from '../../../src/adapters/driven/ses/ses-account-mailer.js'
import { sesClient } from '../../../src/adapters/driven/ses/ses-client.js'
import { sesMailer } from '../../../src/adapters/driven/ses/ses-mailer.js'
import { renderOrderMail } from '../../../src/adapters/support/order-mail.js'
import { accountMailerContract } from '../../contracts/account-mailer.contract.js'
import { mailerContract } from '../../contracts/mailer.contract.js'
import { aProcessing, anOrder } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { verifiedSender } from '../../support/servers/verified-sender.js'
import { withServers } from '../../support/servers/with-servers.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'

const aSender = () => `shop-${randomUUID()}@example.com`

for (const emulator of await awsEmulatorsAtHand())
  describe(`SesMailer on ${emulator}`, function () {
    this.timeout(20_000)
    const servers = withServers({ aws: emulator })
    const client = () => sesClient(awsClientOptions(servers().aws.endpoint))

    mailerContract(async render => {
      const { aws } = servers()
      const from = await verifiedSender(aws.endpoint, aSender())
      const sent = async () =>
        (await aws.mails())
          .filter(mail => mail.from === from)
          .map(({ to: [to = '', ...others], messageId, subject, text, html }) => {
            expect(others).to.be.empty
            return { to, messageId, subject, text, html }
          })
      return { mailer: sesMailer({ ses: client(), from, render }), sent }
    })

    describe('for accounts', () => {
      accountMailerContract(async render => {
        const { aws } = servers()
        const from = await verifiedSender(aws.endpoint, aSender())
        const sent = async () =>
          (await aws.mails())
            .filter(mail => mail.from === from)
            .map(({ to: [to = ''], messageId, subject, text, html }) => ({ to, messageId, subject, text, html }))
        return { mailer: sesAccountMailer({ ses: client(), from, render }), sent }
      })
    })

    it('sends what the customer is told of the order, as text and as HTML', async () => {
      const from = await verifiedSender(servers().aws.endpoint, aSender())
      const { order } = aProcessing(anOrder())
      await valueOf(sesMailer({ ses: client(), from, render: renderOrderMail }).send(order))
      const mail = (await servers().aws.mails()).find(each => each.from === from)
      expect(mail).to.include(renderOrderMail(order))
    })

    it('is told for good that a sender is not verified', async () => {
      const from = aSender()
      const { order } = aProcessing(anOrder())
      const error = await errorOf(sesMailer({ ses: client(), from, render: renderOrderMail }).send(order))
      expect(error).to.include({ type: 'MailRejected' })
      expect(error).to.have.property('reason').that.matches(/verif/i)
    })

    describe('a sender', () => {
      it('is refused before SES knows it, and accepted from then on', async () => {
        const [ses, from] = [client(), aSender()]
        expect(await checkSender(ses, from)).to.deep.equal({
          type: 'Refused',
          reason: `SES does not know the sender ${from}`,
        })
        expect(await ensureSender(ses, from)).to.equal('registered')
        expect(await checkSender(ses, from)).to.deep.equal({ type: 'Accepted' })
        expect(await ensureSender(ses, from)).to.equal('found')
      })
    })
  })
