import { expect } from 'chai'
import { bugsIn, troublesIn } from './bugs-in.js'

const logs = (...messages: readonly string[]) =>
  messages.map(msg => ({ by: 'api-1', line: JSON.stringify({ level: 'warn', msg, reason: 'x' }) }))

describe('what processes log', () => {
  it('tells of a bug if a last resort caught one', () => {
    expect(bugsIn(logs('request', 'queue does not answer')).violations).to.deep.equal([])
    const found = bugsIn(logs('request', 'bug', 'advancing an order broke', 'stored document cannot be read'))
    expect([found.examined, found.violations.length]).to.deep.equal([4, 3])
  })

  it('tells which servers were missed', () => {
    expect(troublesIn(logs('MongoDB server lost', 'no connection to Redis', 'no connection to Redis'))).to.deep.equal({
      ...{ mongoTrouble: 1, redisTrouble: 2, queueTrouble: 0 },
    })
  })
})
