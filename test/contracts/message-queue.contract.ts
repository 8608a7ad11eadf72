import { expect } from 'chai'
import type { Delivery, MessageQueue } from '../../src/adapters/support/message-queue.js'
import { times } from '../support/times.js'

export type QueueUnderTest = Readonly<{
  queue: MessageQueue
  send: (body: string) => Promise<void>
  deadLetters: () => Promise<readonly Readonly<{ body: string; reason: string }>[]>
  /** How long a received message stays hidden, ms, less than a long poll; and how often it may be received. */
  visibility: number
  maxReceives: number
  passTime: (ms: number) => Promise<void>
}>

const LONG_POLL = 20_000

export const messageQueueContract = (open: () => Promise<QueueUnderTest>): void => {
  let test: QueueUnderTest
  let queue: MessageQueue
  let poll: AbortController
  beforeEach(async () => {
    poll = new AbortController()
    test = await open()
    ;({ queue } = test)
  })
  afterEach(() => {
    poll.abort()
  })

  const receive = (limit = 10, waitMs = 0) => queue.receive(limit, waitMs, poll.signal)
  const receiveOne = async (): Promise<Delivery> => {
    const [delivery, ...others] = await receive()
    expect(others).to.be.empty
    return delivery ?? expect.fail('nothing was delivered')
  }
  const bodies = (deliveries: readonly Delivery[]) => deliveries.map(delivery => delivery.body)

  describe('receiving', () => {
    it('gives a message as it was sent, received for the first time', async () => {
      const body = JSON.stringify({ text: 'Zoë’s “mug” 🫖\n' })
      await test.send(body)
      expect(await receiveOne()).to.include({ body, receives: 1 })
    })

    it('gives up to the limit, and the others to the next one', async () => {
      for (const body of ['a', 'b', 'c']) await test.send(body)
      const first = await receive(2)
      const second = await receive(2)
      expect([...bodies(first), ...bodies(second)]).to.have.members(['a', 'b', 'c'])
      expect(first.length).to.be.at.most(2)
    })

    it('gives each message to one, of several that ask at once', async () => {
      const sent = times(20, i => `message ${i}`)
      await Promise.all(sent.map(body => test.send(body)))
      const received = await Promise.all(times(5, () => receive(4)))
      expect(bodies(received.flat())).to.have.members(sent)
    })

    it('gives nothing when there is nothing', async () => {
      expect(await receive()).to.deep.equal([])
    })

    it('waits for a message, and ends as soon as one comes', async () => {
      const waiting = receive(10, LONG_POLL)
      await test.send('at last')
      expect(bodies(await waiting)).to.deep.equal(['at last'])
    })

    it('waits for a message that somebody else received and did not finish', async () => {
      await test.send('again')
      await receiveOne()
      const waiting = receive(10, LONG_POLL)
      await test.passTime(test.visibility)
      expect(bodies(await waiting)).to.deep.equal(['again'])
    })

    it('waits no longer than it was told', async () => {
      const waiting = receive(10, 1_000)
      await test.passTime(1_000)
      expect(await waiting).to.deep.equal([])
    })

    it('ends with the signal, and takes nothing any more', async () => {
      const waiting = receive(10, LONG_POLL)
      poll.abort()
      expect(await waiting).to.deep.equal([])
      await test.send('too late')
      expect(await receive()).to.deep.equal([])
      poll = new AbortController()
      expect((await receiveOne()).body).to.equal('too late')
    })
  })

  describe('a received message', () => {
    it('is hidden for a while, and then comes again, counted, as another delivery', async () => {
      await test.send('again')
      const first = await receiveOne()
      expect(await receive()).to.deep.equal([])
      await test.passTime(test.visibility)
      const second = await receiveOne()
      expect(second).to.include({ body: 'again', receives: 2 })
      expect(second.receipt).not.to.equal(first.receipt)
    })

    it('never comes again when it was deleted', async () => {
      await test.send('done')
      await queue.delete(await receiveOne())
      await test.passTime(test.visibility)
      expect(await receive()).to.deep.equal([])
    })

    it('comes again at once when it was given back', async () => {
      await test.send('again')
      await queue.setVisibility(await receiveOne(), 0)
      expect(await receiveOne()).to.include({ body: 'again', receives: 2 })
    })

    it('wakes who waits when it was given back', async () => {
      await test.send('again')
      const delivery = await receiveOne()
      const waiting = receive(10, LONG_POLL)
      await queue.setVisibility(delivery, 0)
      expect(bodies(await waiting)).to.deep.equal(['again'])
    })

    it('stays hidden for longer when somebody says so, and may still be deleted', async () => {
      await test.send('long work')
      const delivery = await receiveOne()
      await queue.setVisibility(delivery, 2 * test.visibility)
      await test.passTime(1.5 * test.visibility)
      expect(await receive()).to.deep.equal([])
      await queue.delete(delivery)
      await test.passTime(test.visibility)
      expect(await receive()).to.deep.equal([])
    })

    it('comes again when the longer time is over', async () => {
      await test.send('long work')
      await queue.setVisibility(await receiveOne(), 2 * test.visibility)
      await test.passTime(2 * test.visibility)
      expect(await receiveOne()).to.include({ body: 'long work', receives: 2 })
    })
  })

  describe('a dead letter', () => {
    it('is what was put aside: it is there with the reason, and does not come again', async () => {
      await test.send('not JSON')
      await queue.deadLetter(await receiveOne(), 'undecodable')
      await test.passTime(test.visibility)
      expect(await receive()).to.deep.equal([])
      expect((await test.deadLetters())[0]).to.include({ body: 'not JSON', reason: 'undecodable' })
    })

    it('is what was received too often', async () => {
      await test.send('poison')
      for (let receives = 1; receives <= test.maxReceives; receives++) {
        const delivery = await receiveOne()
        expect(delivery.receives).to.equal(receives)
        await queue.setVisibility(delivery, 0)
      }
      expect(await receive()).to.deep.equal([])
      expect((await test.deadLetters()).map(letter => letter.body)).to.deep.equal(['poison'])
    })

    it('does not keep others from coming', async () => {
      await test.send('poison')
      await queue.deadLetter(await receiveOne(), 'undecodable')
      await test.send('good')
      expect((await receiveOne()).body).to.equal('good')
    })
  })
}
