import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { checksOf } from './checks-of.js'
import { SABOTAGES, sabotagesNamed } from './sabotages/sabotages.js'
import { timelyReads } from './timely-reads.js'

const nothing = {
  ...{ attempts: [], mails: [], unmarked: [], faults: [], withdrawn: [] },
  ...{ deserted: [], orders: [], shelves: {}, stock: [], unbalanced: [] },
}
const CHECKS = [...checksOf(nothing, { samples: 0, processes: 0 }), ...timelyReads([], new Map())].map(
  ({ name }) => name,
)

describe('The sabotages', () => {
  it('are to be found by checks that there are', () => {
    const named = SABOTAGES.flatMap(({ breaks }) => breaks)
    expect(CHECKS).to.include.members(named)
  })

  it('are asked for by the name of their rule, with spaces or hyphens, or together', () => {
    const rulesOf = (name: string) => sabotagesNamed(name).map(({ rule }) => rule)
    expect(rulesOf('no tombstone')).to.deep.equal(['no tombstone'])
    expect(rulesOf('delete-on-write-cache')).to.deep.equal(['delete-on-write cache'])
    expect(rulesOf('all')).to.have.lengthOf(13)
    expect(() => sabotagesNamed('no rule')).to.throw(/there is no rule no rule, but: no tombstone, /)
  })

  it('are each told of in docs/proof-sabotages.md, with what is found', () => {
    const page = readFileSync('docs/proof-sabotages.md', 'utf8')
    const missing = SABOTAGES.filter(
      ({ rule, breaks }) => !page.includes(`| ${rule} |`) || !page.includes(`| ${breaks.join(', ')} |`),
    )
    expect(missing.map(({ rule }) => rule)).to.deep.equal([])
  })
})
