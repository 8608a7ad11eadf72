import { expect } from 'chai'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { longPoll } from '../../../../src/adapters/driven/sqs/long-poll.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('A long poll of a queue that is empty', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  /** A queue that holds each poll for so long, ms, and has one message from a moment on. */
  const polling = (heldFor: number, comesAt = Infinity) => {
    const asked: number[] = []
    const send = async () => {
      asked.push(Date.now() - SOME_DAY)
      await new Promise(resolve => setTimeout(resolve, heldFor))
      return Date.now() - SOME_DAY >= comesAt ? { Messages: [{ Body: 'hello' }] } : {}
    }
    const poll = longPoll({ polls: { send }, queueUrl: 'a queue' })
    return { asked, poll }
  }

  it('that answers at once is not asked all the time, but once a second', async () => {
    const { asked, poll } = polling(5)
    const { signal } = new AbortController()
    const polled = [poll(10, 20 * SECOND, signal), timers.tickAsync(MINUTE)] as const
    expect(await polled[0]).to.deep.equal([])
    expect(asked).to.have.lengthOf.within(20, 24)
    const again = poll(10, 20 * SECOND, signal)
    await timers.tickAsync(MINUTE)
    expect(await again).to.deep.equal([])
    expect(asked, 'nor by the next poll').to.have.lengthOf.within(40, 46)
  })

  it('that answers at once has its message received within a second all the same', async () => {
    const { poll } = polling(5, 10 * SECOND)
    let receivedAt = 0
    const received = poll(10, 20 * SECOND, new AbortController().signal).then(messages => {
      receivedAt = Date.now() - SOME_DAY
      return messages
    })
    await timers.tickAsync(MINUTE)
    expect(await received).to.have.lengthOf(1)
    expect(receivedAt).to.be.within(10 * SECOND, 11 * SECOND + 10)
  })

  it('that answers at once is let go of as soon as the poller stops', async () => {
    const { asked, poll } = polling(5)
    const stopping = new AbortController()
    const polled = poll(10, 20 * SECOND, stopping.signal)
    await timers.tickAsync(10.5 * SECOND)
    const before = asked.length
    stopping.abort()
    expect(await polled).to.deep.equal([])
    expect(asked).to.have.lengthOf(before)
  })

  it('that holds polls is asked again as soon as one has ended, however often it answered at once before', async () => {
    let heldFor = 5
    const asked: number[] = []
    const send = async () => {
      asked.push(Date.now() - SOME_DAY)
      await new Promise(resolve => setTimeout(resolve, heldFor))
      return {}
    }
    const poll = longPoll({ polls: { send }, queueUrl: 'a queue' })
    const polled = poll(10, 10 * SECOND, new AbortController().signal)
    await timers.tickAsync(500)
    heldFor = 2 * SECOND
    await timers.tickAsync(MINUTE)
    expect(await polled).to.deep.equal([])
    const gaps = asked.slice(4).map((at, index) => at - asked[index + 3]!)
    expect(gaps).to.deep.equal([2 * SECOND, 2 * SECOND, 2 * SECOND, 2 * SECOND])
  })
})
