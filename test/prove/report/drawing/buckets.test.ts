import { expect } from 'chai'
import fc from 'fast-check'
import { bucketsOf, perSecond, sorted, worstOf } from './buckets.js'

const runs = fc
  .double({ min: 1, max: 1e8, noNaN: true })
  .chain(until =>
    fc.record({ until: fc.constant(until), times: fc.array(fc.double({ min: 0, max: until, noNaN: true })) }),
  )

describe('A run in buckets', () => {
  it('has few of them, over all of its time, and loses nothing', () => {
    fc.assert(
      fc.property(runs, ({ until, times }) => {
        const buckets = bucketsOf(until, 100)
        const { edges } = buckets
        expect(edges).to.have.length.within(2, 101)
        expect([edges[0], edges.at(-1)]).to.deep.equal([0, until])
        expect(sorted(buckets, times, at => at).flat()).to.have.members(times)
      }),
    )
  })

  it('puts each time between the edges of its bucket', () => {
    fc.assert(
      fc.property(runs, ({ until, times }) => {
        const { edges, indexOf } = bucketsOf(until, 100)
        for (const at of times) expect(at).to.be.within(edges[indexOf(at)]!, edges[indexOf(at) + 1]!)
      }),
    )
  })

  it('counts by the second, in the longer last one too', () => {
    const buckets = bucketsOf(25_000, 4)
    expect(buckets.edges).to.deep.equal([0, 10_000, 25_000])
    expect(perSecond(buckets, [0, 1, 2, 10_000, 24_999, 25_000])).to.deep.equal([0.3, 0.2])
  })

  it('keeps the worst of each bucket, the earlier of two alike, and nothing where there is nothing', () => {
    const samples = [
      { at: 0, held: 1 },
      { at: 100, held: 9 },
      { at: 200, held: 9 },
      { at: 2_500, held: 0 },
    ]
    const worst = worstOf(
      bucketsOf(3_000, 3),
      samples,
      ({ at }) => at,
      ({ held }) => held,
    )
    expect(worst).to.deep.equal([samples[1], samples[3]])
  })
})
