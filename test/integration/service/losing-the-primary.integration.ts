import { expect } from 'chai'
import { setTimeout as pause } from 'node:timers/promises'
import { runSchedule } from '../../chaos/run-schedule.js'
import { withServers } from '../../support/servers/with-servers.js'

const KILLED_AFTER_MS = 4_000
const AGAIN_WITHIN_MS = 30_000

describe('a replica set whose primary is killed while orders are placed', function () {
  this.timeout(240_000)
  const mongo = withServers({ mongo: { members: 3 } }, { apart: true })
  const others = withServers({ redis: true, aws: 'ministack' })

  it('keeps every acknowledged order, and 30 s after the election at the latest new ones are taken', async () => {
    const replicaSet = mongo().mongo
    let [killed, elected] = [0, 0]
    let again: number | undefined

    const { findings, figures } = await runSchedule(
      { mongo: replicaSet, ...others() },
      {
        seed: 1,
        orders: 300,
        within: 40_000,
        heard: ({ outcome }) => {
          if (elected > 0 && outcome.type === 'Acknowledged') again ??= performance.now() - elected
        },
        strike: async ({ cluster: { nodes } }) => {
          await pause(KILLED_AFTER_MS)
          const lost = await replicaSet.primary()
          killed = performance.now()
          await lost.kill()
          await replicaSet.primary()
          elected = performance.now()
          const outage = { type: 'outage', from: killed, until: elected } as const
          return { faults: nodes.map(({ name }) => ({ ...outage, process: name })), withdrawn: [] }
        },
      },
    )

    const ms = { msToElection: elected - killed, msFromElectionToOrder: again }
    console.log(`      ${JSON.stringify({ findings, figures, ...ms })}`)
    expect(findings.violations).to.deep.equal({})
    expect(again).to.be.lessThan(AGAIN_WITHIN_MS)
  })
})
