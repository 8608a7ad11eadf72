import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import { checkSender } from '../../../src/adapters/driven/ses/check-sender.js'
import { sesClient } from '../../../src/adapters/driven/ses/ses-client.js'
import { sesMailer } from '../../../src/adapters/driven/ses/ses-mailer.js'
import { sqsEventPublisher } from '../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { sqsMessageQueue } from '../../../src/adapters/driven/sqs/sqs-message-queue.js'
import { queueConsumer } from '../../../src/adapters/driving/queue/queue-consumer.js'
import { renderOrderMail } from '../../../src/adapters/support/order-mail.js'
import { decodeMessage } from '../../../src/adapters/wire/order-message.js'
import { anOrder, aPlacedOrder, aProcessing } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { silentLogger } from '../../support/silent-logger.js'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { eventually } from '../../support/servers/eventually.js'
import { verifiedSender } from '../../support/servers/verified-sender.js'
import { withServers } from '../../support/servers/with-servers.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { openQueues } from './open-queues.js'

const SEND_TIMEOUT = 1_000

for (const emulator of await awsEmulatorsAtHand())
  describe(`When ${emulator} is away`, function () {
    this.timeout(60_000)
    const servers = withServers({ aws: emulator }, { apart: true })

    const open = async () => {
      const { endpoint } = servers().aws
      const queues = await openQueues(endpoint)
      const ses = sesClient(awsClientOptions(endpoint), SEND_TIMEOUT)
      const from = await verifiedSender(endpoint)
      return {
        ...queues,
        publisher: sqsEventPublisher({ sqs: queues.clients.calls, queueUrls: { work: queues.queueUrl } }),
        mailer: sesMailer({ ses, from, render: renderOrderMail, sendTimeout: SEND_TIMEOUT }),
        check: () => checkSender(ses, from),
      }
    }

    it('and hangs, nobody knows what became of a message or a mail; when it is back, all goes on', async () => {
      const { publisher, mailer, check, clients, queueUrl } = await open()
      const seen: string[] = []
      const { start, stop } = queueConsumer(
        {
          queue: sqsMessageQueue({ clients, queueUrl }),
          advanceOrder: ({ orderId }) => {
            seen.push(orderId)
            return okAsync(undefined)
          },
          probe: () => Promise.resolve(true),
          logger: silentLogger,
          random: () => 0,
        },
        { concurrency: 4, visibility: 60_000 },
      )
      start()
      const { event } = aPlacedOrder()
      servers().aws.hang()
      const [publishing, mailing] = [
        errorOf(publisher.publish(event)),
        errorOf(mailer.send(aProcessing(anOrder()).order)),
      ]
      expect((await publishing).type).to.equal('OutcomeUnknown')
      expect((await mailing).type).to.equal('OutcomeUnknown')
      expect(await check()).to.include({ type: 'Unanswered' })
      servers().aws.resume()

      const afterwards = aPlacedOrder().event
      await valueOf(publisher.publish(afterwards))
      await eventually('the message', async () => seen.find(id => id === afterwards.orderId))
      await stop(10_000)
      await valueOf(mailer.send(aProcessing(anOrder()).order))
    })

    it('and nobody listens, certainly nothing was sent; when it is back, all goes on', async () => {
      const { publisher, mailer, check, drained } = await open()
      await servers().aws.kill()
      expect((await errorOf(publisher.publish(aPlacedOrder().event))).type).to.equal('Unavailable')
      expect((await errorOf(mailer.send(aProcessing(anOrder()).order))).type).to.equal('MailNotSent')
      expect(await check()).to.include({ type: 'Unanswered' })

      await servers().aws.restart()
      const { publisher: again, queueUrl } = await open()
      const { event } = aPlacedOrder()
      await valueOf(again.publish(event))
      const [message] = await drained(queueUrl)
      expect(decodeMessage(message?.Body ?? '')).to.have.nested.property('message.id', event.id)
      await valueOf(mailer.send(aProcessing(anOrder()).order))
    })
  })
