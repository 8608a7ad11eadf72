import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { deadLetterQueueUrl } from '../../../src/adapters/driven/sqs/dead-letter-queue-url.js'
import { ensureQueue } from '../../../src/adapters/driven/sqs/ensure-queue.js'
import { sqsClients } from '../../../src/adapters/driven/sqs/sqs-clients.js'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { createQueues } from '../../support/servers/queues.js'
import { withServers } from '../../support/servers/with-servers.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'

for (const emulator of await awsEmulatorsAtHand())
  describe(`The queues that are set up on ${emulator}`, function () {
    this.timeout(20_000)
    const servers = withServers({ aws: emulator })
    const open = () => {
      const { endpoint } = servers().aws
      return { endpoint, sqs: sqsClients(awsClientOptions(endpoint)).calls, name: `orders-${randomUUID()}` }
    }

    it('are made where they are missing, and found from then on', async () => {
      const { endpoint, sqs, name } = open()
      const { queue, deadLetters, redrive } = await ensureQueue(sqs, `${endpoint}/000000000000/${name}`)
      expect([queue.done, deadLetters.done, redrive]).to.deep.equal(['created', 'created', 'set'])
      expect(await deadLetterQueueUrl(sqs, queue.queueUrl)).to.equal(deadLetters.queueUrl)
      expect(await ensureQueue(sqs, queue.queueUrl)).to.deep.equal({
        queue: { ...queue, done: 'found' },
        deadLetters: { ...deadLetters, done: 'found' },
        redrive: 'found',
      })
    })

    it('put a message aside after six receives', async () => {
      const { endpoint, sqs, name } = open()
      const { queue } = await ensureQueue(sqs, `${endpoint}/000000000000/${name}`)
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: queue.queueUrl, AttributeNames: ['RedrivePolicy'] }),
      )
      const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}') as { maxReceiveCount: number | string }
      expect(Number(policy.maxReceiveCount)).to.equal(6)
    })

    it('keep a redrive policy that is there already', async () => {
      const { endpoint, sqs, name } = open()
      const { queueUrl, deadLetterQueueUrl: others } = await createQueues(endpoint, name, { maxReceiveCount: 3 })
      expect((await ensureQueue(sqs, queueUrl)).redrive).to.equal('found')
      expect(await deadLetterQueueUrl(sqs, queueUrl)).to.equal(others)
    })

    it('may be set up by several at once', async () => {
      const { endpoint, sqs, name } = open()
      const url = `${endpoint}/000000000000/${name}`
      const results = await Promise.all([ensureQueue(sqs, url), ensureQueue(sqs, url), ensureQueue(sqs, url)])
      expect(new Set(results.map(({ queue }) => queue.queueUrl)).size).to.equal(1)
    })

    it('are needed: a queue without a redrive policy has no dead-letter queue', async () => {
      const { endpoint, sqs, name } = open()
      const { deadLetterQueueUrl: bare } = await createQueues(endpoint, name)
      const failure = await deadLetterQueueUrl(sqs, bare).catch(String)
      expect(failure).to.match(/no redrive policy/)
    })
  })
