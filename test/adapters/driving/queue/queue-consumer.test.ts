import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import {
  inMemoryMessageQueue,
  type PutAside,
} from '../../../../src/adapters/driven/in-memory/in-memory-message-queue.js'
import { systemClock } from '../../../../src/adapters/driven/system/system-clock.js'
import { queueConsumer } from '../../../../src/adapters/driving/queue/queue-consumer.js'
import type { Delivery, MessageQueue } from '../../../../src/adapters/support/message-queue.js'
import { encodeEvent } from '../../../../src/adapters/wire/order-message.js'
import type { AdvanceOrder } from '../../../../src/application/ports/driving/advance-order.js'
import type { OrderId } from '../../../../src/domain/shared/ids.js'
import { anEventId, anOrderId } from '../../../support/builders.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

const SETTINGS = { concurrency: 4, visibility: 60_000 }
const messageOf = (orderId: OrderId) =>
  encodeEvent({ type: 'OrderPlaced', id: anEventId(), orderId, occurredAt: SOME_DAY, by: { role: 'reconciler' } })

/** Orders that take as long as the test says, ms, and a note of what was begun and what was done. */
const slowOrders = (taking: (orderId: OrderId) => number) => {
  const begun: OrderId[] = []
  const done: OrderId[] = []
  const advanceOrder: AdvanceOrder = ({ orderId }) => {
    begun.push(orderId)
    const over = new Promise<void>(resolve => setTimeout(resolve, taking(orderId)))
    return ResultAsync.fromSafePromise(over.then(() => void done.push(orderId)))
  }
  return { begun, done, advanceOrder }
}

describe('The consumer of the work queue', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  const queueHolding = (orderIds: readonly OrderId[], aside: PutAside[] = []) => {
    const { visibility } = SETTINGS
    const queue = inMemoryMessageQueue({ clock: systemClock, visibility, putAside: letter => aside.push(letter) })
    for (const orderId of orderIds) queue.send(messageOf(orderId))
    return queue
  }
  const consumerOf = (queue: MessageQueue, advanceOrder: AdvanceOrder, settings = SETTINGS) => {
    const logger = recordingLogger()
    const probe = () => Promise.resolve(true)
    const consumer = queueConsumer({ queue, advanceOrder, logger, probe, random: () => 0 }, settings)
    consumer.start()
    return { logger, stop: consumer.stop }
  }
  /** What others could receive from the queue from now on, within two hours. */
  const leftIn = async (queue: MessageQueue) => {
    await timers.tickAsync(2 * 3_600_000)
    return queue.receive(10, 0, new AbortController().signal)
  }

  it('advances every order once, and leaves nothing behind', async () => {
    const orderIds = times(25, anOrderId)
    const queue = queueHolding(orderIds)
    const { advanceOrder, done } = slowOrders(() => 50)
    const { stop } = consumerOf(queue, advanceOrder)
    await timers.tickAsync(1_000)
    await stop(0)
    expect(done).to.have.members(orderIds)
    expect(await leftIn(queue)).to.deep.equal([])
  })

  it('has so many orders under way and no more, and takes the next as soon as one is done', async () => {
    const [slow, ...quick] = times(9, anOrderId)
    const { advanceOrder, begun, done } = slowOrders(orderId => (orderId === slow ? 10_000 : 100))
    const { stop } = consumerOf(queueHolding([slow!, ...quick]), advanceOrder)
    await timers.tickAsync(99)
    expect(begun).to.have.length(4)
    await timers.tickAsync(201)
    expect(done).to.deep.equal(quick)
    await timers.tickAsync(10_000)
    expect(done).to.deep.equal([...quick, slow])
    await stop(0)
  })

  it('keeps a message from others for as long as it works on it', async () => {
    const queue = queueHolding([anOrderId()])
    const { advanceOrder, begun, done } = slowOrders(() => 10 * SETTINGS.visibility)
    const consumers = times(2, () => consumerOf(queue, advanceOrder))
    await timers.tickAsync(11 * SETTINGS.visibility)
    expect(begun).to.have.length(1)
    expect(done).to.have.length(1)
    await Promise.all(consumers.map(({ stop }) => stop(0)))
    expect(await leftIn(queue)).to.deep.equal([])
  })

  it('leaves a message to its rest, however long the queue takes to hear of that', async () => {
    const { visibility } = SETTINGS
    const queue = queueHolding([anOrderId()])
    const asked: number[] = []
    const slow: MessageQueue = {
      ...queue,
      setVisibility: async (delivery, ms) => {
        asked.push(ms)
        await new Promise(resolve => setTimeout(resolve, visibility / 2))
        await queue.setVisibility(delivery, ms)
      },
    }
    const over = () => new Promise(resolve => setTimeout(resolve, 100))
    const { stop } = consumerOf(slow, () =>
      ResultAsync.fromSafePromise(over()).andThen(() => errAsync({ type: 'OrderUnknown' } as const)),
    )
    await timers.tickAsync(visibility)
    expect(asked).to.deep.equal([30_000])
    await stop(0)
    expect(asked).to.deep.equal([30_000])
  })

  it('shares the work with another: each message goes to one of them', async () => {
    const orderIds = times(40, anOrderId)
    const queue = queueHolding(orderIds)
    const [one, other] = [slowOrders(() => 30), slowOrders(() => 30)]
    const consumers = [one, other].map(({ advanceOrder }) => consumerOf(queue, advanceOrder))
    await timers.tickAsync(1_000)
    await Promise.all(consumers.map(({ stop }) => stop(0)))
    expect([...one.done, ...other.done]).to.have.members(orderIds)
    expect(Math.min(one.done.length, other.done.length)).to.be.above(0)
  })

  it('advances an order again for a duplicate of its message, and both are deleted', async () => {
    const orderId = anOrderId()
    const queue = queueHolding([orderId, orderId])
    const { advanceOrder, done } = slowOrders(() => 10)
    const { stop } = consumerOf(queue, advanceOrder)
    await timers.tickAsync(100)
    await stop(0)
    expect(done).to.deep.equal([orderId, orderId])
    expect(await leftIn(queue)).to.deep.equal([])
  })

  it('puts aside what it cannot read', async () => {
    const aside: PutAside[] = []
    const queue = queueHolding([], aside)
    queue.send('nonsense')
    const { stop } = consumerOf(queue, () => okAsync(undefined))
    await timers.tickAsync(0)
    await stop(0)
    expect(aside).to.deep.equal([{ body: 'nonsense', receives: 1, reason: 'not JSON' }])
  })

  describe('when it stops', () => {
    it('finishes what is under way, and takes nothing more', async () => {
      const orderIds = times(6, anOrderId)
      const queue = queueHolding(orderIds)
      const { advanceOrder, done } = slowOrders(() => 1_000)
      const { stop } = consumerOf(queue, advanceOrder)
      await timers.tickAsync(500)
      const stopped = stop(5_000)
      await timers.tickAsync(500)
      await stopped
      expect(done).to.deep.equal(orderIds.slice(0, 4))
      expect(await leftIn(queue)).to.have.length(2)
    })

    it('gives back at once what is not finished in time, and has no more to do with it', async () => {
      const queue = queueHolding([anOrderId()])
      const deleted: Delivery[] = []
      const noting: MessageQueue = { ...queue, delete: async delivery => void deleted.push(delivery) }
      const { advanceOrder, done } = slowOrders(() => 10_000)
      const { stop } = consumerOf(noting, advanceOrder)
      await timers.tickAsync(500)
      const stopped = stop(2_000)
      await timers.tickAsync(2_000)
      await stopped
      expect(done).to.deep.equal([])
      expect(await queue.receive(10, 0, new AbortController().signal)).to.have.length(1)

      await timers.tickAsync(30_000)
      expect(done).to.have.length(1)
      expect(deleted).to.deep.equal([])
    })

    it('gives back at once what arrives too late', async () => {
      const queue = queueHolding([])
      const { advanceOrder, begun } = slowOrders(() => 0)
      const late: MessageQueue = {
        ...queue,
        receive: async limit => {
          await new Promise(resolve => setTimeout(resolve, 300))
          queue.send(messageOf(anOrderId()))
          return queue.receive(limit, 0, new AbortController().signal)
        },
      }
      const { stop } = consumerOf(late, advanceOrder)
      const stopped = stop(1_000)
      await timers.tickAsync(300)
      await stopped
      expect(begun).to.deep.equal([])
      expect(await queue.receive(10, 0, new AbortController().signal)).to.have.length(1)
    })

    it('does not wait for the next message', async () => {
      const { stop } = consumerOf(queueHolding([]), () => okAsync(undefined))
      await timers.tickAsync(5_000)
      await stop(10_000)
      expect(timers.countTimers()).to.equal(0)
    })
  })
})
