import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect } from 'chai'
import { setTimeout as pause } from 'node:timers/promises'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { createQueues } from '../../support/servers/queues.js'
import { verifiedSender } from '../../support/servers/verified-sender.js'
import { withServers } from '../../support/servers/with-servers.js'

for (const name of await awsEmulatorsAtHand())
  describe(`the ${name} of the tests`, function () {
    this.timeout(30_000)
    const servers = withServers({ aws: name }, { apart: true })
    const clients: { destroy: () => void }[] = []
    afterEach(() => clients.splice(0).forEach(client => client.destroy()))

    const sqs = () => kept(new SQSClient(awsClientOptions(servers().aws.endpoint)))
    const ses = () => kept(new SESClient({ ...awsClientOptions(servers().aws.endpoint), maxAttempts: 1 }))
    const kept = <Client extends { destroy: () => void }>(client: Client): Client => {
      clients.push(client)
      return client
    }
    const receive = async (client: SQSClient, QueueUrl: string) =>
      (await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }))).Messages ?? []

    it('delivers a message until it is deleted', async () => {
      const client = sqs()
      const { queueUrl } = await createQueues(servers().aws.endpoint, 'delivered', { visibilitySeconds: 0 })
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'an order' }))
      const [first] = await receive(client, queueUrl)
      const [again] = await receive(client, queueUrl)
      expect([first?.Body, again?.Body]).to.deep.equal(['an order', 'an order'])
      await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: again!.ReceiptHandle }))
      expect(await receive(client, queueUrl)).to.deep.equal([])
    })

    it('moves a message that was received too often to the dead letters', async () => {
      const client = sqs()
      const settings = { visibilitySeconds: 0, maxReceiveCount: 2 }
      const { queueUrl, deadLetterQueueUrl } = await createQueues(servers().aws.endpoint, 'too-often', settings)
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'an order' }))
      expect(await receive(client, queueUrl)).to.have.length(1)
      expect(await receive(client, queueUrl)).to.have.length(1)
      expect(await receive(client, queueUrl)).to.deep.equal([])
      expect((await receive(client, deadLetterQueueUrl)).map(message => message.Body)).to.deep.equal(['an order'])
    })

    it('answers from the address at which it listens', async () => {
      const { endpoint } = servers().aws
      const { queueUrl } = await createQueues(endpoint, 'addressed')
      expect(queueUrl).to.match(new RegExp(`^${endpoint}/.*addressed$`))
    })

    it('shows the mails it was given, and refuses an unverified sender', async () => {
      const client = ses()
      const sender = await verifiedSender(servers().aws.endpoint)
      const mailFrom = (Source: string) =>
        new SendEmailCommand({
          Source,
          Destination: { ToAddresses: ['ada@example.com'] },
          Message: {
            Subject: { Data: 'Your order' },
            Body: { Text: { Data: 'is on its way' }, Html: { Data: '<p>is on its way</p>' } },
          },
        })
      await client.send(mailFrom(sender))
      const refusal: unknown = await client.send(mailFrom('stranger@example.com')).catch((reason: unknown) => reason)
      expect((refusal as Error).name).to.equal('MessageRejected')
      expect(await servers().aws.mails()).to.deep.equal([
        {
          from: sender,
          to: ['ada@example.com'],
          subject: 'Your order',
          text: 'is on its way',
          html: '<p>is on its way</p>',
        },
      ])
    })

    it('answers nothing while it hangs, and then everything', async () => {
      const { endpoint, hang, resume } = servers().aws
      const client = sqs()
      const { queueUrl } = await createQueues(endpoint, 'hung')
      hang()
      let answered = false
      const sending = client
        .send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'an order' }))
        .finally(() => (answered = true))
      await pause(300)
      expect(answered).to.equal(false)
      resume()
      await sending
      expect(await receive(client, queueUrl)).to.have.length(1)
    })

    it('is at its port again, and empty, after it was killed and restarted', async () => {
      const { kill, restart, mails } = servers().aws
      await kill()
      await restart()
      expect(await mails()).to.deep.equal([])
    })
  })
