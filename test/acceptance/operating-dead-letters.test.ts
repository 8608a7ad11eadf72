import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { unavailable } from '../../src/application/errors.js'
import type { DeadLetter } from '../../src/application/ports/driven/dead-letters.js'
import { T } from '../../src/bootstrap/tokens.js'
import { instant } from '../../src/domain/shared/instant.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aWorld, type World } from '../support/world.js'

const UNAVAILABLE = unavailable('the queue')
const letters = (count: number): DeadLetter[] =>
  Array.from({ length: count }, (_, nth) => ({
    id: `letter-${nth}`,
    body: `message ${nth}`,
    reason: 'not JSON',
    receives: 1,
    firstSeen: instant(nth),
  }))

describe('an operator, when messages were put aside,', () => {
  let world: World
  const open = async (kept: readonly DeadLetter[], prepare?: Parameters<typeof aWorld>[0]) => {
    world = aWorld(prepare)
    await valuesOf(kept.map(letter => world.container.get(T.keepDeadLetter)(letter)))
  }
  const list = (limit = 1_000) => valueOf(world.container.get(T.listDeadLetters)({ limit }))
  const redrive = (ids: readonly string[] | 'all') => world.container.get(T.redriveDeadLetters)({ ids })
  const inQueue = async () => {
    const queue = world.container.get(T.workQueue)
    const received = await Promise.all(times(30, () => queue.receive(10, 0, new AbortController().signal)))
    return received.flat().map(({ body }) => body)
  }

  it('sees them, the oldest first', async () => {
    const kept = letters(3)
    await open(kept)
    expect(await list()).to.deep.equal(kept)
    expect(await list(2)).to.deep.equal(kept.slice(0, 2))
  })

  it('has some tried again, and learns which are not there', async () => {
    await open(letters(3))
    expect(await valueOf(redrive(['letter-2', 'letter-7', 'letter-0']))).to.deep.equal({
      redriven: ['letter-2', 'letter-0'],
      notFound: ['letter-7'],
    })
    expect(await inQueue()).to.deep.equal(['message 2', 'message 0'])
    expect((await list()).map(({ id }) => id)).to.deep.equal(['letter-1'])
  })

  it('has all tried again, however many there are', async () => {
    const kept = letters(250)
    await open(kept)
    const { redriven, notFound } = await valueOf(redrive('all'))
    expect({ redriven, notFound }).to.deep.equal({ redriven: kept.map(({ id }) => id), notFound: [] })
    expect(await inQueue()).to.have.members(kept.map(({ body }) => body))
    expect(await list()).to.deep.equal([])
  })

  it('has each tried again once, though it dies again while others are being redriven', async () => {
    await open(
      letters(2),
      intercepting(T.deadLetters, 'redrive', (call, nth) =>
        call().andThen(() =>
          world.container.get(T.deadLetters).add({ ...letters(1)[0]!, id: `again-${nth}`, firstSeen: instant(nth) }),
        ),
      ),
    )
    expect((await valueOf(redrive('all'))).redriven).to.deep.equal(['letter-0', 'letter-1'])
    expect((await list()).map(({ id }) => id)).to.deep.equal(['again-1', 'again-2'])
  })

  it('may ask again for what could not be done, and loses nothing', async () => {
    const kept = letters(3)
    await open(
      kept,
      intercepting(T.deadLetters, 'redrive', (call, nth) => (nth === 2 ? errAsync(UNAVAILABLE) : call())),
    )
    expect(await errorOf(redrive('all'))).to.deep.equal(UNAVAILABLE)
    expect(await list()).to.have.lengthOf(2)
    await valueOf(redrive('all'))
    expect(await inQueue()).to.have.members(kept.map(({ body }) => body))
  })
})
