import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { deadLetterCollector } from '../../../../src/adapters/driving/queue/dead-letter-collector.js'
import type { DeadDelivery, DeadLetterQueue } from '../../../../src/adapters/support/dead-letter-queue.js'
import { pause } from '../../../../src/adapters/support/pause.js'
import { unavailable } from '../../../../src/application/errors.js'
import type {
  KeepDeadLetter,
  KeepDeadLetterCommand,
} from '../../../../src/application/ports/driving/keep-dead-letter.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

const aDelivery = (id: string): DeadDelivery => ({
  id,
  body: `body of ${id}`,
  reason: 'not JSON',
  receives: 2,
  firstSeen: SOME_DAY,
  receipt: `receipt of ${id}`,
})

describe('The collector of dead letters', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  /** A queue that gives again, at the next poll, what was not deleted. */
  const queueHolding = (...deliveries: readonly DeadDelivery[]) => {
    const held = new Map(deliveries.map(delivery => [delivery.receipt, delivery]))
    const queue: DeadLetterQueue = {
      receive: async (limit, waitMs, signal) => {
        if (held.size === 0) await pause(waitMs, signal)
        return [...held.values()].slice(0, limit)
      },
      delete: async ({ receipt }) => void held.delete(receipt),
    }
    return { queue, left: () => [...held.values()].map(({ id }) => id) }
  }
  const keeping = () => {
    const kept: KeepDeadLetterCommand[] = []
    const keepDeadLetter: KeepDeadLetter = letter => {
      kept.push(letter)
      return okAsync(undefined)
    }
    return { kept, keepDeadLetter }
  }
  const collect = (queue: DeadLetterQueue, keepDeadLetter: KeepDeadLetter) => {
    const logger = recordingLogger()
    const collector = deadLetterCollector({ queue, keepDeadLetter, logger, random: () => 0 })
    collector.start()
    return { logger, stop: collector.stop }
  }

  it('keeps each letter, tells of it, and takes it out of the queue', async () => {
    const deliveries = times(12, index => aDelivery(`letter-${index}`))
    const { queue, left } = queueHolding(...deliveries)
    const { kept, keepDeadLetter } = keeping()
    const { logger, stop } = collect(queue, keepDeadLetter)
    await timers.tickAsync(0)
    await stop(0)
    expect(kept).to.deep.equal(deliveries.map(({ receipt: _, ...letter }) => letter))
    expect(left()).to.deep.equal([])
    expect(logger.lines[0]).to.deep.equal({
      level: 'error',
      facts: { deadLetter: 'letter-0', reason: 'not JSON', receives: 2 },
      message: 'a message was put aside',
    })
  })

  it('leaves in the queue what could not be kept, and tries again after a while', async () => {
    const { queue, left } = queueHolding(aDelivery('letter'))
    const { keepDeadLetter } = keeping()
    let attempts = 0
    const failing: KeepDeadLetter = letter =>
      ++attempts < 3 ? errAsync(unavailable('the store')) : keepDeadLetter(letter)
    const { logger, stop } = collect(queue, failing)
    await timers.tickAsync(0)
    expect([attempts, left()]).to.deep.equal([1, ['letter']])
    await timers.tickAsync(1_000)
    expect(attempts).to.equal(2)
    await timers.tickAsync(2_000)
    expect([attempts, left()]).to.deep.equal([3, []])
    await stop(0)
    expect(logger.lines.map(({ level }) => level)).to.deep.equal(['warn', 'warn', 'error'])
  })

  it('outlives a queue that does not answer', async () => {
    const { queue, left } = queueHolding(aDelivery('letter'))
    let polls = 0
    const flaky: DeadLetterQueue = {
      ...queue,
      receive: (...how) => (++polls === 1 ? Promise.reject(new Error('away')) : queue.receive(...how)),
    }
    const { stop } = collect(flaky, keeping().keepDeadLetter)
    await timers.tickAsync(1_000)
    await stop(0)
    expect(left()).to.deep.equal([])
  })

  it('does not wait for the next letter when it stops', async () => {
    const { stop } = collect(queueHolding().queue, keeping().keepDeadLetter)
    await timers.tickAsync(5_000)
    await stop(10_000)
    expect(timers.countTimers()).to.equal(0)
  })
})
