import { expect } from 'chai'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import {
  inMemoryMessageQueue,
  type MessageQueueOptions,
  type PutAside,
} from '../../../../src/adapters/driven/in-memory/in-memory-message-queue.js'
import type { Clock } from '../../../../src/application/ports/driven/clock.js'
import { instant } from '../../../../src/domain/shared/instant.js'
import { messageQueueContract } from '../../../contracts/message-queue.contract.js'

describe('InMemoryMessageQueue', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    expect(timers.countTimers(), 'timers left behind').to.equal(0)
    timers.restore()
  })

  const settings = { visibility: 10_000, maxReceives: 6 }
  const clock: Clock = { now: () => instant(timers.now), elapsed: () => timers.now }
  const openQueue = (options: Partial<MessageQueueOptions> = {}) => {
    const aside: PutAside[] = []
    return { queue: inMemoryMessageQueue({ clock, putAside: letter => aside.push(letter), ...options }), aside }
  }
  type Queue = ReturnType<typeof inMemoryMessageQueue>

  messageQueueContract(async () => {
    const { queue, aside } = openQueue(settings)
    return {
      queue,
      send: async body => queue.send(body),
      deadLetters: async () => aside,
      ...settings,
      passTime: async ms => {
        await timers.tickAsync(ms)
      },
    }
  })

  const never = new AbortController().signal
  const delivered = async (queue: Queue) => (await queue.receive(1, 0, never))[0]!

  it('takes no word from a delivery whose time is over', async () => {
    const { queue, aside } = openQueue()
    queue.send('slow')
    const late = await delivered(queue)
    await timers.tickAsync(60_000)
    await queue.delete(late)
    const current = await delivered(queue)
    await queue.delete(late)
    await queue.setVisibility(late, 0)
    await queue.deadLetter(late, 'late')
    expect(await queue.receive(1, 0, never)).to.deep.equal([])
    expect(aside).to.deep.equal([])
    await timers.tickAsync(60_000)
    expect(await delivered(queue)).to.include({ body: current.body, receives: 3 })
  })

  it('says of a message received too often how often that was', async () => {
    const { queue, aside } = openQueue({ maxReceives: 1 })
    queue.send('poison')
    await queue.setVisibility(await delivered(queue), 0)
    await queue.receive(1, 0, never)
    expect(aside).to.deep.equal([{ body: 'poison', receives: 1, reason: 'received too often' }])
  })

  it('gives no more of a message that nobody takes when it is put aside', async () => {
    const queue = inMemoryMessageQueue({ clock })
    queue.send('poison')
    await queue.deadLetter(await delivered(queue), 'not JSON')
    expect(await queue.receive(10, 0, never)).to.deep.equal([])
  })
})
