import { expect } from 'chai'
import { times } from '../support/times.js'
import { checkHealth, LONG_MS, WARM_MS, type Life } from './check-health.js'
import type { HealthSample } from './proof-record.js'

const MB = 1_000_000
const EVERY_MS = 10_000
const calm = { heap: 40 * MB, descriptors: 30, loopLag: 4 }

/** So long a life, told every ten seconds; `at` is how far it has come, from 0 to 1. */
const life = (lasted: number, sampleAt: (at: number) => Partial<HealthSample> = () => ({})): Life => ({
  ...{ process: 'api-1', began: 5_000 },
  samples: times(lasted / EVERY_MS + 1, index => ({
    ...{ at: 5_000 + index * EVERY_MS, process: 'api-1', ...calm },
    ...sampleAt((index * EVERY_MS) / lasted),
  })),
})
const found = (...lives: readonly Life[]) =>
  Object.fromEntries(checkHealth(lives).map(({ name, violations }) => [name, violations.length]))
const NONE = { heap: 0, descriptors: 0, loopLag: 0 }

describe('the health of a process that lived for long', () => {
  it('is good if it is in the end as it was', () => {
    expect(found(life(2 * LONG_MS))).to.deep.equal(NONE)
  })

  it('is good though it grew while it warmed up, or for a moment', () => {
    const warming = life(2 * LONG_MS, at => (at * 2 * LONG_MS < WARM_MS ? { heap: 10 * MB, descriptors: 5 } : {}))
    const busy = life(2 * LONG_MS, at =>
      Math.round(at * 100) % 3 === 0 ? { heap: 80 * MB, descriptors: 90, loopLag: 400 } : {},
    )
    expect([found(warming), found(busy)]).to.deep.equal([NONE, NONE])
  })

  it('is good though it let go of connections', () => {
    expect(found(life(2 * LONG_MS, at => ({ descriptors: Math.round(60 - 15 * at) })))).to.deep.equal(NONE)
  })

  it('is not good if its heap or its descriptors grow, or it is late', () => {
    expect(found(life(2 * LONG_MS, at => ({ heap: (40 + 6 * at) * MB })))).to.deep.equal({ ...NONE, heap: 1 })
    expect(found(life(2 * LONG_MS, at => ({ descriptors: Math.round(30 + 15 * at) })))).to.deep.equal({
      ...NONE,
      descriptors: 1,
    })
    expect(found(life(2 * LONG_MS, () => ({ loopLag: 60 })))).to.deep.equal({ ...NONE, loopLag: 1 })
  })

  it('is asked of long lives only, and it shows if there were none', () => {
    const short = life(LONG_MS / 2, at => ({ heap: 40 * MB * (1 + at) }))
    expect(checkHealth([short]).map(({ examined }) => examined)).to.deep.equal([0, 0, 0])
    expect(checkHealth([short, life(LONG_MS)]).map(({ examined }) => examined)).to.deep.equal([1, 1, 1])
  })
})
