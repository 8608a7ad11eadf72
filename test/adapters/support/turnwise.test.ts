import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { turnwise } from '../../../src/adapters/support/turnwise.js'

/** Whose batches end when the test says so, each text with itself in capitals. */
const openBatches = ({ limit = 10, lanes = 2 } = {}) => {
  const batches: { items: readonly string[]; end: (results?: readonly string[]) => void; fail: (e: Error) => void }[] =
    []
  const join = turnwise<string, string>({
    ...{ limit, lanes },
    run: items =>
      new Promise((resolve, reject) => {
        const end = (results: readonly string[] = items.map(item => item.toUpperCase())) => resolve(results)
        batches.push({ items, end, fail: reject })
      }),
  })
  return { batches, join, sent: () => batches.map(({ items }) => items) }
}

describe('What is asked in one turn of the event loop', () => {
  it('goes at once, the first, and the others together at its end', async () => {
    const { join, sent } = openBatches()
    for (const item of ['a', 'b', 'c']) void join(item)
    expect(sent()).to.deep.equal([['a']])
    await aTurn()
    expect(sent()).to.deep.equal([['a'], ['b', 'c']])
  })

  it('goes before what a client writes at the end of that turn which its first call has booked', async () => {
    const written: string[][] = []
    let queue: string[] = []
    const join = turnwise<string, string>({
      ...{ limit: 10, lanes: 2 },
      run: items => {
        if (queue.length === 0) setImmediate(() => void written.push(queue))
        queue.push(...items)
        return Promise.resolve(items)
      },
    })
    for (const item of ['a', 'b', 'c']) void join(item)
    await aTurn()
    expect(written).to.deep.equal([['a', 'b', 'c']])
    queue = []
  })

  it('waits where as many batches as may are under way, in order, and goes when one of them is answered', async () => {
    const { batches, join, sent } = openBatches({ limit: 2, lanes: 1 })
    const joined = ['a', 'b', 'c', 'd'].map(join)
    await aTurn()
    expect(sent()).to.deep.equal([['a']])
    for (const index of [0, 1, 2]) {
      batches[index]!.end()
      await aTurn()
    }
    expect(sent()).to.deep.equal([['a'], ['b', 'c'], ['d']])
    expect(await Promise.all(joined)).to.deep.equal(['A', 'B', 'C', 'D'])
  })

  it('waits for the end of the turn also where one is answered in it', async () => {
    const { batches, join, sent } = openBatches({ lanes: 1 })
    const first = join('a')
    await aTurn()
    void join('b')
    batches[0]!.end()
    await first
    void join('c')
    expect(sent()).to.deep.equal([['a']])
    await aTurn()
    expect(sent()).to.deep.equal([['a'], ['b', 'c']])
  })

  it('fails together, and others after it do not', async () => {
    const { batches, join } = openBatches()
    const failing = ['a', 'b'].map(join)
    await aTurn()
    batches[0]!.end([])
    batches[1]!.fail(new Error('away'))
    const reasons = await Promise.allSettled(failing)
    expect(reasons.map(each => each.status === 'rejected' && String(each.reason))).to.deep.equal([
      'Error: 0 results for 1 items',
      'Error: away',
    ])
    const after = join('c')
    batches[2]!.end()
    expect(await after).to.equal('C')
  })
})
