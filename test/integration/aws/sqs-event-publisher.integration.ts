import { expect } from 'chai'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { sqsEventPublisher } from '../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { eventPublisherContract } from '../../contracts/event-publisher.contract.js'
import { aPlacedOrder } from '../../support/builders.js'
import { valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { openQueues } from './open-queues.js'

/** The sizes of the batches that the client sends. */
const batchesOf = (sqs: SQSClient): readonly number[] => {
  const sizes: number[] = []
  sqs.middlewareStack.add(
    next => args => {
      const { Entries } = args.input as { Entries?: readonly unknown[] }
      if (Entries) sizes.push(Entries.length)
      return next(args)
    },
    { step: 'initialize' },
  )
  return sizes
}

for (const emulator of await awsEmulatorsAtHand())
  describe(`SqsEventPublisher on ${emulator}`, function () {
    this.timeout(20_000)
    const servers = withServers({ aws: emulator })
    const open = async (announcing: boolean) => {
      const [work, outcomes] = [await openQueues(servers().aws.endpoint), await openQueues(servers().aws.endpoint)]
      const queueUrls = { work: work.queueUrl, ...(announcing ? { outcomes: outcomes.queueUrl } : {}) }
      const publisher = sqsEventPublisher({ sqs: work.clients.calls, queueUrls })
      const bodiesIn = async ({ drained, queueUrl }: typeof work) =>
        (await drained(queueUrl)).map(({ Body = '' }) => Body)
      return { publisher, work: () => bodiesIn(work), outcomes: () => bodiesIn(outcomes), sqs: work.clients.calls }
    }

    eventPublisherContract(({ announcing }) => open(announcing))

    it('sends what waits together, ten at a time, and each once', async () => {
      const { publisher, work, sqs } = await open(false)
      const sizes = batchesOf(sqs)
      const events = times(200, () => aPlacedOrder().event)
      await valuesOf(events.map(event => publisher.publish(event)))
      expect(sizes).to.deep.equal(times(20, () => 10))
      expect(await work()).to.have.length(200)
    })

    it('sends at once what comes alone', async () => {
      const { publisher, sqs } = await open(false)
      const sizes = batchesOf(sqs)
      for (const { event } of times(3, () => aPlacedOrder())) await valueOf(publisher.publish(event))
      expect(sizes).to.deep.equal([1, 1, 1])
    })
  })
