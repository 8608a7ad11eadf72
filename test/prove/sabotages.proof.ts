import { expect } from 'chai'
import { withServers } from '../support/servers/with-servers.js'
import type { ProofRecord } from './proof-record.js'
import { SABOTAGES } from './sabotages/sabotages.js'

const SEED = 1

/** The names of the checks that found something. */
const foundBy = ({ checks }: ProofRecord): readonly string[] =>
  checks.filter(({ violations }) => violations.length > 0).map(({ name }) => name)

describe('A proof, when a rule of the protocol is turned off', () => {
  const servers = withServers({ mongo: {}, redis: true })

  for (const { rule, breaks, without, play } of SABOTAGES)
    describe(`${rule}: ${without}`, () => {
      it(`finds ${breaks.join(', ')}, and nothing else`, async () => {
        const record = await play(servers(), { broken: true, seed: SEED })
        expect(foundBy(record)).to.have.members(breaks)
        expect(record.sabotage).to.equal(rule)
      })

      it('finds nothing of the same story with the rule on', async () => {
        const record = await play(servers(), { broken: false, seed: SEED })
        expect(foundBy(record)).to.deep.equal([])
      })
    })
})
