import { expect } from 'chai'
import { exploreRow } from './explore-row.js'
import { ROWS } from './rows.js'
import { toldFigures, toldTrace } from './told.js'

const AT_LEAST = 1_000_000

describe('The order protocol, in every order of its steps', function () {
  this.timeout(10 * 60_000)
  let states = 0

  for (const row of ROWS.filter(({ byHand }) => !byHand))
    it(row.caughtBy ? `is found broken: ${row.name}` : `holds: ${row.name}`, () => {
      const started = performance.now()
      const exploration = exploreRow(row)
      states += exploration.states
      console.log(`      ${toldFigures(exploration, (performance.now() - started) / 1_000)}`)
      expect(exploration.fault, `\n${toldTrace(row, exploration)}\n`).to.equal(row.caughtBy)
    })

  it('was seen in a million states and more', () => {
    expect(states).to.be.at.least(AT_LEAST)
  })
})
