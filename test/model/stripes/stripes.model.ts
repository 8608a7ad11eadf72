import { expect } from 'chai'
import { exploreStripes } from './explore-stripes.js'
import { STRIPED_ROWS } from './striped-rows.js'

describe('An SKU in several documents, in every order of the steps', function () {
  this.timeout(5 * 60_000)

  for (const row of STRIPED_ROWS)
    it(row.caughtBy ? `gives up, or is found broken: ${row.name}` : `holds: ${row.name}`, () => {
      const { states, steps, fault, trace } = exploreStripes(row)
      console.log(`      ${fault ?? 'holds'}: ${states} states, ${steps} steps`)
      expect(fault, `\n${trace.join('\n')}\n`).to.equal(row.caughtBy)
    })
})
