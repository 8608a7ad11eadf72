import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { queueConsumer } from '../../../../src/adapters/driving/queue/queue-consumer.js'
import type { Delivery, MessageQueue } from '../../../../src/adapters/support/message-queue.js'
import { pause } from '../../../../src/adapters/support/pause.js'
import { encodeEvent } from '../../../../src/adapters/wire/order-message.js'
import { unavailable } from '../../../../src/application/errors.js'
import type { AdvanceOrder } from '../../../../src/application/ports/driving/advance-order.js'
import { aPlacedOrder } from '../../../support/builders.js'
import { recordingLogger } from '../../../support/recording-logger.js'

const BODY = encodeEvent(aPlacedOrder().event)
const SECOND = 1_000
const MINUTE = 60 * SECOND

/** A queue that never runs dry, and notes what it is asked. */
const endlessQueue = () => {
  const asked = { received: 0, deleted: 0, givenBack: 0 }
  const queue: MessageQueue = {
    receive: async (limit, _waitMs, signal) => {
      await pause(SECOND, signal)
      asked.received += limit
      return Array.from({ length: limit }, (): Delivery => ({ body: BODY, receipt: 'r', receives: 1 }))
    },
    delete: async () => {
      asked.deleted += 1
    },
    setVisibility: async () => {
      asked.givenBack += 1
    },
    deadLetter: async () => expect.fail('nothing is wrong with the messages'),
  }
  return { queue, asked }
}

describe('The consumer of the work queue, when others fail', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers()
  })
  afterEach(() => timers.restore())

  const started = (queue: MessageQueue, advanceOrder: AdvanceOrder, probe = () => Promise.resolve(true)) => {
    const logger = recordingLogger()
    const consumer = queueConsumer(
      { queue, advanceOrder, probe, logger, random: () => 0 },
      { concurrency: 4, visibility: MINUTE },
    )
    consumer.start()
    return { logger, stop: consumer.stop }
  }

  it('takes hardly any message in an outage of an hour, asks again and again, and goes on when it is over', async () => {
    const { queue, asked } = endlessQueue()
    let down = true
    let probes = 0
    const { stop } = started(
      queue,
      () => (down ? errAsync(unavailable('the store')) : okAsync(undefined)),
      () => (probes++, down ? Promise.reject(new Error('refused')) : Promise.resolve(true)),
    )
    await timers.tickAsync(60 * MINUTE)
    expect(asked.received).to.be.at.most(12)
    expect(asked.givenBack).to.equal(asked.received)
    expect(probes).to.be.within(100, 150)

    down = false
    await timers.tickAsync(MINUTE)
    expect(asked.deleted).to.be.above(100)
    await stop(MINUTE)
  })

  it('spends few messages on an outage that the probe does not see', async () => {
    const { queue, asked } = endlessQueue()
    const { stop } = started(queue, () => errAsync(unavailable('the mail')))
    await timers.tickAsync(60 * MINUTE)
    expect(asked.received).to.be.at.most(1_000)
    await stop(MINUTE)
  })

  it('takes it for no outage that many orders are unknown', async () => {
    const { queue, asked } = endlessQueue()
    const { stop } = started(
      queue,
      () => errAsync({ type: 'OrderUnknown' }),
      () => Promise.resolve(false),
    )
    await timers.tickAsync(MINUTE)
    expect(asked.givenBack).to.be.above(100)
    await stop(MINUTE)
  })

  it('takes it for no outage that some fail and others do not', async () => {
    const { queue, asked } = endlessQueue()
    let count = 0
    const { stop } = started(
      queue,
      () => (++count % 3 ? errAsync(unavailable('the store')) : okAsync(undefined)),
      () => Promise.resolve(false),
    )
    await timers.tickAsync(MINUTE)
    expect(asked.received).to.be.above(200)
    await stop(MINUTE)
  })

  it('stops at once in the midst of an outage', async () => {
    const { queue } = endlessQueue()
    const { stop } = started(
      queue,
      () => errAsync(unavailable('the store')),
      () => Promise.resolve(false),
    )
    await timers.tickAsync(10 * MINUTE)
    await stop(10 * MINUTE)
    expect(timers.countTimers()).to.equal(0)
  })

  it('asks a queue that does not answer ever more seldom, and goes on when it does', async () => {
    const { queue, asked } = endlessQueue()
    let tries = 0
    let down = true
    const flaky: MessageQueue = {
      ...queue,
      receive: (...given) => (tries++, down ? Promise.reject(new Error('refused')) : queue.receive(...given)),
    }
    const { stop, logger } = started(flaky, () => okAsync(undefined))
    await timers.tickAsync(10 * MINUTE)
    expect(tries).to.be.within(40, 70)
    expect(logger.lines).to.have.length(tries)

    down = false
    await timers.tickAsync(MINUTE)
    expect(asked.deleted).to.be.above(100)
    await stop(MINUTE)
  })

  it('asks again after a second when the queue failed only once in a while', async () => {
    const { queue } = endlessQueue()
    let tries = 0
    const flaky: MessageQueue = {
      ...queue,
      receive: (...given) => (tries++ % 2 ? Promise.reject(new Error('refused')) : queue.receive(...given)),
    }
    const { stop } = started(flaky, () => okAsync(undefined))
    await timers.tickAsync(MINUTE)
    expect(tries).to.be.within(58, 62)
    await stop(MINUTE)
  })

  it('has nothing to complain of when a receive is broken off by the stop', async () => {
    const { queue } = endlessQueue()
    const breaking: MessageQueue = {
      ...queue,
      receive: async (_limit, waitMs, signal) => {
        await pause(waitMs, signal)
        throw new Error('aborted')
      },
    }
    const { stop, logger } = started(breaking, () => okAsync(undefined))
    await stop(MINUTE)
    expect(logger.lines).to.deep.equal([])
  })

  it('goes on when a message cannot be deleted, given back or put aside: the queue shows it again', async () => {
    const fails = () => Promise.reject(new Error('refused'))
    const bodies = [BODY, BODY, 'nonsense']
    const queue: MessageQueue = {
      receive: async (_limit, waitMs) => {
        const body = bodies.shift()
        if (body === undefined) await new Promise(resolve => setTimeout(resolve, waitMs))
        return body === undefined ? [] : [{ body, receipt: 'r', receives: 1 }]
      },
      delete: fails,
      setVisibility: fails,
      deadLetter: fails,
    }
    let count = 0
    const { stop, logger } = started(queue, () =>
      ++count === 1 ? okAsync(undefined) : errAsync({ type: 'OrderUnknown' }),
    )
    await timers.tickAsync(1_000)
    expect(logger.lines.map(line => line.message)).to.include.members([
      'message could not be deleted',
      'message could not be given back',
      'message could not be put aside',
    ])
    const stopped = stop(MINUTE)
    await timers.runAllAsync()
    await stopped
  })
})
