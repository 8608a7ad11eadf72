import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { sqsMessageQueue } from '../../../src/adapters/driven/sqs/sqs-message-queue.js'
import { queueConsumer } from '../../../src/adapters/driving/queue/queue-consumer.js'
import type { MessageQueue } from '../../../src/adapters/support/message-queue.js'
import { encodeEvent } from '../../../src/adapters/wire/order-message.js'
import { unavailable } from '../../../src/application/errors.js'
import type { AdvanceOrder } from '../../../src/application/ports/driving/advance-order.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import { anOrderId, aPlacedOrder } from '../../support/builders.js'
import { silentLogger } from '../../support/silent-logger.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { openQueues, type OpenQueues } from './open-queues.js'

const messageOf = (orderId: OrderId) => encodeEvent(aPlacedOrder({ id: orderId }).event)

for (const emulator of await awsEmulatorsAtHand())
  describe(`The consumer of the work queue on ${emulator}`, function () {
    this.timeout(30_000)
    const servers = withServers({ aws: emulator })
    let queues: OpenQueues
    const consumers: { stop: (graceMs: number) => Promise<void> }[] = []
    afterEach(async () => {
      await Promise.all(consumers.splice(0).map(({ stop }) => stop(5_000)))
    })

    const open = async (settings: Parameters<typeof openQueues>[1] = {}) => {
      queues = await openQueues(servers().aws.endpoint, settings)
    }
    const queueOf = () => sqsMessageQueue({ clients: queues.clients, queueUrl: queues.queueUrl, longestPoll: 1_000 })
    const consume = (advanceOrder: AdvanceOrder, visibility = 60_000, queue: MessageQueue = queueOf()) => {
      const probe = () => Promise.resolve(true)
      const consumer = queueConsumer(
        { queue, advanceOrder, logger: silentLogger, probe, random: () => 0 },
        { concurrency: 16, visibility },
      )
      consumer.start()
      consumers.push(consumer)
      return consumer
    }
    /** Orders that take so long, ms, and a note of those that were advanced. */
    const slowOrders = (ms: number) => {
      const [begun, done]: [OrderId[], OrderId[]] = [[], []]
      const advanceOrder: AdvanceOrder = ({ orderId }) => {
        begun.push(orderId)
        return ResultAsync.fromSafePromise(pause(ms).then(() => void done.push(orderId)))
      }
      return { begun, done, advanceOrder }
    }
    const until = (what: string, holds: () => boolean) =>
      eventually(what, async () => (holds() ? true : undefined), { within: 15_000 })

    it('advances the order of each message, duplicates included, and leaves nothing behind', async () => {
      await open({ visibilitySeconds: 3 })
      const orderIds = times(20, anOrderId)
      await Promise.all([...orderIds, ...orderIds].map(orderId => queues.send(messageOf(orderId))))
      const { done, advanceOrder } = slowOrders(20)
      const consumer = consume(advanceOrder)
      await until('40 messages', () => done.length === 40)
      await consumer.stop(5_000)
      expect(new Set(done)).to.deep.equal(new Set(orderIds))
      await pause(4_200)
      expect(await queues.drained(queues.queueUrl)).to.deep.equal([])
    })

    it('takes a message that failed again when its rest is over', async () => {
      await open()
      const rests: number[] = []
      const queue = queueOf()
      const hasty: MessageQueue = {
        ...queue,
        setVisibility: (delivery, ms) => {
          rests.push(ms)
          return queue.setVisibility(delivery, ms / 30)
        },
      }
      let calls = 0
      await queues.send(messageOf(anOrderId()))
      consume(() => (++calls < 3 ? errAsync(unavailable('the store')) : okAsync(undefined)), 60_000, hasty)
      await until('three attempts', () => calls === 3)
      expect(rests).to.deep.equal([30_000, 90_000])
    })

    it('puts aside what it cannot read, with the reason', async () => {
      await open()
      await queues.send('nonsense')
      consume(() => okAsync(undefined))
      const letters = await eventually('a dead letter', async () => {
        const found = await queues.drained(queues.deadLetterQueueUrl)
        return found.length > 0 ? found : undefined
      })
      expect(letters.map(({ Body, MessageAttributes }) => [Body, MessageAttributes?.['reason']?.StringValue]))
        .to.deep //
        .equal([['nonsense', 'not JSON']])
    })

    it('keeps a message from others for as long as it works on it', async () => {
      await open({ visibilitySeconds: 2 })
      await queues.send(messageOf(anOrderId()))
      const { begun, done, advanceOrder } = slowOrders(5_000)
      times(2, () => consume(advanceOrder, 2_000))
      await until('the order', () => done.length > 0)
      await pause(1_000)
      expect(begun).to.have.length(1)
    })

    it('stops when what is under way is done, and what comes too late is for others, at once', async () => {
      await open()
      const { done, advanceOrder } = slowOrders(1_500)
      const consumer = consume(advanceOrder)
      await queues.send(messageOf(anOrderId()))
      await pause(700)
      const stopped = consumer.stop(5_000)
      await queues.send(messageOf(anOrderId()))
      await stopped
      expect(done).to.have.length(1)
      expect(await queueOf().receive(10, 2_000, new AbortController().signal)).to.have.length(1)
    })

    it('gives back at once what it has not finished when it must stop', async () => {
      await open()
      const consumer = consume(slowOrders(10_000).advanceOrder)
      await queues.send(messageOf(anOrderId()))
      await pause(700)
      await consumer.stop(100)
      expect(await queueOf().receive(10, 2_000, new AbortController().signal)).to.have.length(1)
    })
  })
