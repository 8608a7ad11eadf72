import { expect } from 'chai'
import { chanceOf } from '../chaos/chance.js'
import { drawnFaults, turnOf, WAYS, type Strikable } from './drawn-faults.js'

const shop: Strikable = {
  processes: ['api-1', 'worker-1'],
  skus: ['MUG', 'BOWL'],
  servers: { redis: true, mongo: true },
}
const drawn = (seed: number, strikable = shop) => {
  const chance = chanceOf(seed)
  return drawnFaults(chance, strikable, { within: turnOf(chanceOf(seed), strikable), stall: [6_000, 11_000] })
}
const kinds = (strikable = shop) => new Set(drawn(1, strikable).map(({ type, target }) => `${type} ${target}`))

describe('the faults that a seed draws', () => {
  it('are the same again, and others by another seed', () => {
    expect(drawn(1)).to.deep.equal(drawn(1))
    expect(drawn(1)).not.to.deep.equal(drawn(2))
  })

  it('are of every kind before one comes again', () => {
    const found = kinds()
    for (const each of ['kill api-1', 'kill worker-1', 'kill redis', 'kill mongo', 'hang mongo'])
      expect(found).to.include(each)
    for (const way of WAYS)
      for (const type of ['latency', 'timeout', 'reset', 'down']) expect(found).to.include(`${type} ${way}`)
    expect([...found].filter(kind => kind.startsWith('stall'))).not.to.be.empty
    expect([...found].filter(kind => kind.startsWith('withdraw'))).not.to.be.empty
  })

  it('leave alone what is not ours to kill', () => {
    const found = kinds({ processes: ['api-1'], skus: [], servers: { redis: false, mongo: false } })
    for (const each of ['kill worker-1', 'kill redis', 'kill mongo', 'hang mongo']) expect(found).not.to.include(each)
    expect(found).to.include('down mongo')
    expect([...found].filter(kind => kind.startsWith('withdraw'))).to.be.empty
  })

  it('come within the run, in order, and each ends', () => {
    const faults = drawn(3)
    expect(faults.map(({ at }) => at)).to.deep.equal(faults.map(({ at }) => at).sort((one, other) => one - other))
    expect(faults.every(({ lasts }) => lasts >= 0 && lasts <= 11_000)).to.equal(true)
  })
})
