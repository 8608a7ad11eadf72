import { expect } from 'chai'
import { checkReadings, type DigestedReading } from './check-readings.js'
import type { Decision } from './known-decisions.js'
import type { Hindrance } from './known-in-time.js'
import { BEHIND_MS } from './stale-reads.js'

const DECIDED_AT = 10_000
const LATER = DECIDED_AT + BEHIND_MS + 1
const decisions = new Map<string, Decision>([['1', { status: 'Processed', at: DECIDED_AT }]])
const read = (status: string, asked: number, changes: Partial<DigestedReading> = {}): DigestedReading => ({
  ...{ orderId: '1', asked, answered: asked + 5, status, digest: status },
  ...changes,
})
const found = (
  readings: readonly DigestedReading[],
  {
    seen = decisions,
    hindrances = [],
  }: { seen?: ReadonlyMap<string, Decision>; hindrances?: readonly Hindrance[] } = {},
) =>
  Object.fromEntries(
    checkReadings(readings, seen, { stalls: hindrances, cutOff: [] }).flatMap(({ name, violations }) =>
      violations.length > 0 ? [[name, violations]] : [],
    ),
  )

describe('the checker of reads', () => {
  it('bears with what is two seconds old', () => {
    expect(found([read('Pending', DECIDED_AT + BEHIND_MS), read('Processed', LATER)])).to.deep.equal({})
    expect(found([read('Processed', DECIDED_AT + 10), read('Pending', DECIDED_AT + 20)])).to.deep.equal({})
  })

  it('finds what is older', () => {
    expect(found([read('Pending', LATER)])).to.deep.equal({ stale: ['1'] })
  })

  it('finds it by what the client itself was shown, though the store was not heard', () => {
    const shown = read('Processed', DECIDED_AT - 5)
    expect(found([shown, read('Pending', LATER)], { seen: new Map() })).to.deep.equal({ stale: ['1'] })
    expect(found([read('Pending', LATER)], { seen: new Map() })).to.deep.equal({})
  })

  it('bears with a cache that could not be told, for two seconds more', () => {
    const hindrances = [{ from: DECIDED_AT - 500, until: DECIDED_AT + 3_000 }]
    expect(found([read('Pending', DECIDED_AT + 3_000 + BEHIND_MS)], { hindrances })).to.deep.equal({})
    expect(found([read('Pending', DECIDED_AT + 3_001 + BEHIND_MS)], { hindrances })).to.have.key('stale')
    const over = [{ from: DECIDED_AT - 500, until: DECIDED_AT - 1 }]
    expect(found([read('Pending', LATER)], { hindrances: over })).to.have.key('stale')
  })

  it('finds an acknowledged order that a read does not find', () => {
    expect(found([read('Missing', 100)])).to.deep.equal({ missing: ['1'] })
  })

  it('finds a decision that was another one', () => {
    expect(found([read('Cancelled', DECIDED_AT + 1)])).to.deep.equal({ redecided: ['1'] })
    const readings = [read('Processed', 100), read('Failed', 200)]
    expect(found(readings, { seen: new Map() })).to.deep.equal({ redecided: ['1'] })
  })

  it('takes nothing for shown that is only said to be unchanged', () => {
    const unchanged = { had: 'Pending', unchanged: true, digest: '' } as const
    expect(found([read('Pending', 100), read('Pending', 200, unchanged)])).to.deep.equal({})
  })

  it('finds the same status shown in other words', () => {
    expect(found([read('Pending', 100), read('Pending', 200, { digest: 'other' })])).to.deep.equal({ otherwise: ['1'] })
  })

  it('says how many reads could have been stale', () => {
    const stale = (readings: readonly DigestedReading[]) =>
      checkReadings(readings, decisions, { stalls: [], cutOff: [] }).find(({ name }) => name === 'stale')?.examined
    expect([stale([read('Pending', 100)]), stale([read('Processed', LATER)])]).to.deep.equal([0, 1])
  })
})
