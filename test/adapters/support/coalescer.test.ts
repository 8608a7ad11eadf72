import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import fc from 'fast-check'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { coalescer, TooManyWaiting, type CoalescerOptions } from '../../../src/adapters/support/coalescer.js'
import { times } from '../../support/times.js'

/** A coalescer of texts whose batches end when the test says so, each text with itself in capitals. */
const openBatches = (options: Omit<CoalescerOptions<string, string>, 'run'>) => {
  const batches: { items: readonly string[]; end: (results?: readonly string[]) => void; fail: (e: Error) => void }[] =
    []
  const join = coalescer<string, string>({
    ...options,
    run: items =>
      new Promise((resolve, reject) => {
        const end = (results: readonly string[] = items.map(item => item.toUpperCase())) => resolve(results)
        batches.push({ items, end, fail: reject })
      }),
  })
  return { batches, join, sent: () => batches.map(({ items }) => items) }
}

const reasonsOf = async (promises: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map(each => each.status === 'rejected' && (each.reason as unknown))

describe('A coalescer', () => {
  it('sends at once what comes alone', async () => {
    const { batches, join } = openBatches({ limit: 10 })
    const joined = join('a')
    await aTurn()
    batches[0]!.end()
    expect(await joined).to.equal('A')
  })

  it('sends together what comes together, up to the limit', async () => {
    const { join, sent } = openBatches({ limit: 2 })
    for (const item of ['a', 'b', 'c']) void join(item)
    await aTurn()
    expect(sent()).to.deep.equal([['a', 'b']])
  })

  it('collects what comes while a batch is under way, and sends it in order when that has ended', async () => {
    const { batches, join, sent } = openBatches({ limit: 2 })
    const joined = [join('a')]
    await aTurn()
    for (const item of ['b', 'c', 'd']) {
      joined.push(join(item))
      await aTurn()
    }
    expect(sent()).to.deep.equal([['a']])
    for (const index of [0, 1, 2]) {
      batches[index]!.end()
      await aTurn()
    }
    expect(sent()).to.deep.equal([['a'], ['b', 'c'], ['d']])
    expect(await Promise.all(joined)).to.deep.equal(['A', 'B', 'C', 'D'])
  })

  it('opens another lane for a full batch, and for no other', async () => {
    const { join, sent } = openBatches({ limit: 2, lanes: 2 })
    for (const item of ['a', 'b', 'c']) void join(item)
    await aTurn()
    expect(sent()).to.deep.equal([['a', 'b']])
    for (const item of ['d', 'e', 'f']) void join(item)
    await aTurn()
    expect(sent()).to.deep.equal([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('fails all of a batch that fails, and goes on with the next', async () => {
    const { batches, join } = openBatches({ limit: 2 })
    const [a, b, c] = [join('a'), join('b'), join('c')]
    const failure = new Error('lost')
    const reasons = reasonsOf([a, b])
    await aTurn()
    batches[0]!.fail(failure)
    expect(await reasons).to.deep.equal([failure, failure])
    await aTurn()
    batches[1]!.end()
    expect(await c).to.equal('C')
  })

  it('fails a batch that was not answered item by item', async () => {
    const { batches, join } = openBatches({ limit: 2 })
    const reasons = reasonsOf([join('a'), join('b')])
    await aTurn()
    batches[0]!.end(['A'])
    expect((await reasons).map(String)).to.deep.equal(times(2, () => 'Error: 1 results for 2 items'))
  })

  it('turns away what finds no room to wait in, and takes more when there is room again', async () => {
    const { batches, join, sent } = openBatches({ limit: 1, capacity: 1 })
    void join('a')
    await aTurn()
    void join('b')
    expect((await reasonsOf([join('c')]))[0]).to.be.instanceOf(TooManyWaiting)
    batches[0]!.end()
    await aTurn()
    void join('d')
    batches[1]!.end()
    await aTurn()
    expect(sent()).to.deep.equal([['a'], ['b'], ['d']])
  })

  describe('that has patience', () => {
    let timers: SinonFakeTimers
    beforeEach(() => {
      timers = useFakeTimers()
    })
    afterEach(() => timers.restore())

    it('waits so long for company, counted from who came first', async () => {
      const { join, sent } = openBatches({ limit: 10, patience: 100 })
      void join('a')
      await timers.tickAsync(60)
      void join('b')
      await timers.tickAsync(39)
      expect(sent()).to.deep.equal([])
      await timers.tickAsync(1)
      expect(sent()).to.deep.equal([['a', 'b']])
      expect(timers.countTimers()).to.equal(0)
    })

    it('does not wait once a batch is full, and then begins to wait anew', async () => {
      const { join, sent } = openBatches({ limit: 2, lanes: 2, patience: 100 })
      void join('a')
      await timers.tickAsync(90)
      for (const item of ['b', 'c']) void join(item)
      await timers.tickAsync(0)
      expect(sent()).to.deep.equal([['a', 'b']])
      await timers.tickAsync(90)
      void join('d')
      await timers.tickAsync(0)
      expect(sent()).to.deep.equal([
        ['a', 'b'],
        ['c', 'd'],
      ])
    })

    it('sends what has waited long enough as soon as the batch before has ended', async () => {
      const { batches, join, sent } = openBatches({ limit: 2, patience: 100 })
      for (const item of ['a', 'b', 'c']) void join(item)
      await timers.tickAsync(1_000)
      expect(sent()).to.deep.equal([['a', 'b']])
      batches[0]!.end()
      await timers.tickAsync(0)
      expect(sent()).to.deep.equal([['a', 'b'], ['c']])
    })
  })

  it('answers each its own, whatever comes when', async () => {
    const from = (min: number, max: number) => fc.integer({ min, max })
    const options = { limit: from(1, 5), lanes: from(1, 3), patience: from(0, 2) }
    const run = async (batch: readonly number[]) => {
      await aTurn()
      return batch.map(item => -item)
    }
    await fc.assert(
      fc.asyncProperty(fc.record(options), fc.array(fc.nat(4), { maxLength: 20 }), async (given, arrivals) => {
        const sizes: number[] = []
        const join = coalescer<number, number>({
          ...given,
          run: batch => {
            sizes.push(batch.length)
            return run(batch)
          },
        })
        const joined: Promise<number>[] = []
        for (const arriving of arrivals) {
          times(arriving, () => joined.push(join(joined.length)))
          await aTurn()
        }
        expect(await Promise.all(joined)).to.deep.equal(joined.map((_, index) => -index))
        expect(Math.max(0, ...sizes)).to.be.at.most(given.limit)
      }),
    )
  })
})
