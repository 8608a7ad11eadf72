import { expect } from 'chai'
import { withServers } from '../support/servers/with-servers.js'
import { noFaults } from './faults.js'
import { failuresIn } from './failures-in.js'
import { runSchedule } from './run-schedule.js'

const SEEDS = [1, 2, 3, 4, 5]

describe('200 orders, while processes are killed and stalled and messages come twice', function () {
  this.timeout(180_000)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' })

  for (const seed of SEEDS)
    it(`are each there and settled if acknowledged, their stock sold once (seed ${seed})`, async () => {
      const report = await runSchedule(servers(), { seed })
      console.log(`      ${JSON.stringify(report)}`)
      expect(failuresIn(report.findings)).to.deep.equal({})
    })

  it('are told of once each when nothing is killed, although messages come twice', async () => {
    const { findings, figures } = await runSchedule(servers(), { seed: 6, within: 8_000, strike: noFaults })
    expect(failuresIn(findings)).to.deep.equal({})
    expect(findings).to.include({ duplicatedMails: 0, recovered: 0 })
    expect(figures['duplicatedMessages']).to.be.greaterThan(0)
  })
})
