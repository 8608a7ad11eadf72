import { expect } from 'chai'
import { withServers } from '../support/servers/with-servers.js'
import type { ProofRecord } from './proof-record.js'
import { foundIn, isFound } from './sabotages/found-in.js'
import { SABOTAGES, type Sabotage } from './sabotages/sabotages.js'

const SEED = 1

/** Whether a check that must find it was asked of anything: a story that does not take place shows nothing. */
const wasAsked = ({ breaks }: Sabotage, { checks }: ProofRecord): boolean =>
  checks.some(({ name, examined }) => breaks.includes(name) && examined > 0)

describe('A proof, when a rule of the protocol is turned off', () => {
  const servers = withServers({ mongo: {}, redis: true })

  for (const sabotage of SABOTAGES) {
    const { rule, breaks, without, play, guardedBy, playGuarded } = sabotage

    describe(`${rule}: ${without}`, () => {
      it(`finds ${breaks.join(', ')}, and nothing else`, async () => {
        const record = await play(servers(), { broken: true, seed: SEED })
        expect(foundIn(record)).to.have.members(breaks)
        expect(isFound(sabotage, record)).to.equal(true)
        expect(record.sabotage).to.equal(rule)
      })

      it('finds nothing of the same story with the rule on', async () => {
        const record = await play(servers(), { broken: false, seed: SEED })
        expect(foundIn(record)).to.deep.equal([])
        expect(wasAsked(sabotage, record)).to.equal(true)
        expect(isFound(sabotage, record)).to.equal(false)
      })

      if (playGuarded)
        it(`finds nothing where it is prevented by ${guardedBy}`, async () => {
          const record = await playGuarded(servers(), { broken: true, seed: SEED })
          expect(foundIn(record)).to.deep.equal([])
        })
    })
  }
})
