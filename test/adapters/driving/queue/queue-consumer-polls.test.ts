import { expect } from 'chai'
import { ResultAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { inMemoryMessageQueue } from '../../../../src/adapters/driven/in-memory/in-memory-message-queue.js'
import { systemClock } from '../../../../src/adapters/driven/system/system-clock.js'
import { queueConsumer } from '../../../../src/adapters/driving/queue/queue-consumer.js'
import type { MessageQueue } from '../../../../src/adapters/support/message-queue.js'
import { encodeEvent } from '../../../../src/adapters/wire/order-message.js'
import type { AdvanceOrder } from '../../../../src/application/ports/driving/advance-order.js'
import { anEventId, anOrderId } from '../../../support/builders.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

const VISIBILITY = 60_000

const queueHolding = (count: number): MessageQueue => {
  const queue = inMemoryMessageQueue({ clock: systemClock, visibility: VISIBILITY, putAside: () => undefined })
  const message = () => ({ type: 'OrderPlaced', id: anEventId(), orderId: anOrderId(), occurredAt: SOME_DAY }) as const
  for (const placed of times(count, message)) queue.send(encodeEvent({ ...placed, by: { role: 'reconciler' } }))
  return queue
}

/** A consumer whose orders take so long each, in the order in which they are begun, ms; and how many of them were begun. */
const consuming = (queue: MessageQueue, concurrency: number, taking: (index: number) => number) => {
  let begun = 0
  const advanceOrder: AdvanceOrder = () =>
    ResultAsync.fromSafePromise(new Promise<void>(resolve => setTimeout(resolve, taking(begun++))))
  const probe = () => Promise.resolve(true)
  const { start, stop } = queueConsumer(
    { queue, advanceOrder, logger: silentLogger, probe, random: () => 0 },
    { concurrency, visibility: VISIBILITY },
  )
  start()
  return { begun: () => begun, stop }
}

describe('The consumer of the work queue polls', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  it('again only once a quarter of its hands is free, so that no poll brings a single message', async () => {
    const queue = queueHolding(16)
    const limits: number[] = []
    const counted: MessageQueue = {
      ...queue,
      receive: (limit, ...rest) => {
        limits.push(limit)
        return queue.receive(limit, ...rest)
      },
    }
    const { begun, stop } = consuming(counted, 8, index => (index < 8 ? 100 * (index + 1) : 10_000))
    await timers.tickAsync(199)
    expect(begun()).to.equal(8)
    await timers.tickAsync(2)
    expect(begun()).to.equal(10)
    await timers.tickAsync(400)
    expect(begun()).to.equal(14)
    expect(limits).to.deep.equal([8, 2, 2, 2])
    await timers.tickAsync(20_000)
    await stop(0)
  })

  it('for more as soon as messages have been done, though they are still to be deleted', async () => {
    const queue = queueHolding(8)
    const slow: MessageQueue = {
      ...queue,
      delete: async delivery => {
        await new Promise(resolve => setTimeout(resolve, 1_000))
        await queue.delete(delivery)
      },
    }
    const { begun, stop } = consuming(slow, 4, () => 100)
    await timers.tickAsync(101)
    expect(begun()).to.equal(8)
    const stopped = stop(10_000)
    await timers.tickAsync(10_000)
    await stopped
    expect(await queue.receive(10, 0, new AbortController().signal)).to.deep.equal([])
    await timers.tickAsync(2 * VISIBILITY)
    expect(await queue.receive(10, 0, new AbortController().signal)).to.deep.equal([])
  })
})
