import { expect } from 'chai'
import { withServers } from '../support/servers/with-servers.js'
import { hangingMongo } from './hanging-mongo.js'
import { runSchedule, type Report } from './run-schedule.js'

const SEEDS = [1, 2, 3, 4, 5]
/** For liveness only. */
const SCHEDULE_WITHIN_MS = 10 * 60_000
/** Long enough on any machine to learn that a mail has gone, and to mark it. */
const LONG_LEASE_MS = 30_000
/** Without any of these, a schedule would show less than it says. */
const EXERCISED = ['kills', 'stalls', 'duplicatedMessages', 'acknowledged', 'refused', 'failed', 'cancelled', 'samples']

describe('200 orders, while processes are killed and stalled, messages come twice and products are withdrawn', function () {
  this.timeout(SCHEDULE_WITHIN_MS)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' }, { apart: true })
  const reports: Report[] = []

  for (const seed of SEEDS)
    it(`are each there and settled if acknowledged, their stock sold once (seed ${seed})`, async () => {
      const report = await runSchedule(servers(), { seed })
      console.log(`      ${JSON.stringify(report)}`)
      reports.push(report)
      expect(report.findings.violations).to.deep.equal({})
    })

  it('are told of once each when nothing is killed, although messages come twice and MongoDB hangs', async () => {
    const strike = hangingMongo(servers().mongo)
    const { findings, figures } = await runSchedule(servers(), {
      ...{ seed: 6, within: 15_000, strike, mailLease: LONG_LEASE_MS },
    })
    console.log(`      ${JSON.stringify({ findings, figures })}`)
    expect([findings.violations, findings.duplicates]).to.deep.equal([{}, []])
    expect(figures['duplicatedMessages']).to.be.greaterThan(0)
  })

  it('have been through all of that', () => {
    const total = (figure: string) => reports.reduce((sum, { figures }) => sum + (figures[figure] ?? 0), 0)
    expect(EXERCISED.filter(figure => total(figure) === 0)).to.deep.equal([])
  })
})
