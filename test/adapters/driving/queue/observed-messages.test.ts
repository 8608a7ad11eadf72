import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { inMemoryMessageQueue } from '../../../../src/adapters/driven/in-memory/in-memory-message-queue.js'
import { systemClock } from '../../../../src/adapters/driven/system/system-clock.js'
import { queueConsumer } from '../../../../src/adapters/driving/queue/queue-consumer.js'
import type { MessageObserver } from '../../../../src/adapters/support/metrics.js'
import { encodeEvent } from '../../../../src/adapters/wire/order-message.js'
import { anEventId, anOrderId } from '../../../support/builders.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'

const SETTINGS = { concurrency: 4, visibility: 60_000 }

describe('Who observes messages', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  it('is told what became of each, and how often it had come', async () => {
    const queue = inMemoryMessageQueue({ clock: systemClock, visibility: SETTINGS.visibility })
    const [id, orderId] = [anEventId(), anOrderId()]
    queue.send(encodeEvent({ type: 'OrderPlaced', id, orderId, occurredAt: SOME_DAY, by: { role: 'reconciler' } }))
    queue.send('nonsense')
    let attempts = 0
    const told: Parameters<MessageObserver>[0][] = []
    const consumer = queueConsumer(
      {
        queue,
        advanceOrder: () => (++attempts === 1 ? errAsync({ type: 'OrderUnknown', orderId }) : okAsync(undefined)),
        probe: async () => true,
        logger: silentLogger,
        random: () => 0,
        observe: message => void told.push(message),
      },
      SETTINGS,
    )
    consumer.start()
    await timers.tickAsync(60_000)
    await consumer.stop(0)
    expect(told).to.have.deep.members([
      { disposal: 'GiveBack', receives: 1 },
      { disposal: 'DeadLetter', receives: 1 },
      { disposal: 'Delete', receives: 2 },
    ])
  })
})
