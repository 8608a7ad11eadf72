import { expect } from 'chai'
import { inMemoryDeadLetterQueue } from '../../../../src/adapters/driven/in-memory/in-memory-dead-letter-queue.js'
import { SOME_DAY, steppedClock } from '../../../support/stepped-clock.js'

const HIDDEN_MS = 60_000
const LETTER = { body: 'Zoë’s “message” 🫖\n', receives: 3, reason: 'not JSON' }
const never = new AbortController().signal

describe('InMemoryDeadLetterQueue', () => {
  const open = () => {
    const clock = steppedClock()
    const queue = inMemoryDeadLetterQueue(clock)
    return { clock, queue, receive: (limit = 10) => queue.receive(limit, 0, never) }
  }

  it('gives what was put aside as it was, with when that was and an id of its own', async () => {
    const { queue, receive } = open()
    queue.putAside(LETTER)
    queue.putAside(LETTER)
    const [one, other, ...more] = await receive()
    expect(more).to.deep.equal([])
    expect(one).to.deep.include({ ...LETTER, firstSeen: SOME_DAY })
    expect(one?.id).not.to.equal(other?.id)
  })

  it('gives a letter that was not deleted again, as the same one, however often', async () => {
    const { clock, queue, receive } = open()
    queue.putAside(LETTER)
    const [first] = await receive()
    for (let again = 0; again < 10; again += 1) {
      clock.advance(HIDDEN_MS)
      const [letter] = await receive()
      expect(letter).to.deep.equal({ ...first, receipt: letter?.receipt })
    }
  })

  it('gives a letter that was deleted no more', async () => {
    const { clock, queue, receive } = open()
    queue.putAside(LETTER)
    for (const letter of await receive()) await queue.delete(letter)
    clock.advance(HIDDEN_MS)
    expect(await receive()).to.deep.equal([])
  })
})
