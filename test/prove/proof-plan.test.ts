import { expect } from 'chai'
import { proofPlan, type Proof } from './proof-plan.js'
import { proofVariables } from './proof-variables.js'

const proof: Proof = {
  ...{ seed: 1, within: 2 * 60_000, orders: 480, buyers: 8 },
  settings: proofVariables({}),
  command: 'npm run prove',
}
const OURS = { redis: true, mongo: true }
const struckIn = (changes: Partial<Proof>) =>
  new Set(proofPlan({ ...proof, ...changes }, OURS).faults.map(({ type, target }) => `${type} ${target}`))

describe('what is drawn of a proof', () => {
  it('is all the same again by the same seed', () => {
    expect(proofPlan(proof, OURS)).to.deep.equal(proofPlan(proof, OURS))
    expect(proofPlan(proof, OURS)).not.to.deep.equal(proofPlan({ ...proof, seed: 2 }, OURS))
  })

  it('is a clock that is wrong by five minutes, of any process, either way', () => {
    const skews = Array.from({ length: 40 }, (_, seed) => proofPlan({ ...proof, seed }, OURS).skew)
    expect(new Set(skews.map(({ process }) => process)).size).to.equal(4)
    expect([...new Set(skews.map(({ ms }) => ms))]).to.have.members([-300_000, 300_000])
  })

  it('strikes every process, but of a soak spares one API and one worker, of which it is to be seen how they age', () => {
    expect(struckIn({})).to.include.all.keys('kill api-1', 'kill api-2', 'kill worker-1', 'kill worker-2')
    const soak = struckIn({ within: 60 * 60_000 })
    expect(soak).to.include.all.keys('kill api-2', 'kill worker-2', 'kill redis', 'kill mongo', 'timeout mongo')
    expect([...soak].filter(each => / (api-1|worker-1)$/.test(each) || each.startsWith('withdraw'))).to.deep.equal([])
  })

  it('has processes stall for longer than their leases, but not for minutes', () => {
    const long = proofVariables({ MAIL_LEASE_MS: '120000' })
    const stalls = proofPlan({ ...proof, settings: long }, OURS).faults.filter(({ type }) => type === 'stall')
    expect(stalls).not.to.be.empty
    for (const { lasts } of stalls) expect(lasts).to.be.within(6_000, 11_000)
  })
})
