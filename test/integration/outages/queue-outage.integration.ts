import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import { atRate } from './load.js'
import { runningShop } from './running-shop.js'

/** How long each of the two faults lasts; OUTAGE_MS=30000 for a minute in all. */
const FAULT_MS = Number(process.env['OUTAGE_MS'] ?? 10_000)
const CREATES_PER_SECOND = 10
const PROCESSED_WITHIN_MS = 30_000

describe('While SQS is away', function () {
  this.timeout(2 * FAULT_MS + 90_000)
  const servers = withServers({ mongo: {}, aws: 'ministack', toxiproxy: true })

  it('orders are taken as ever, and all are processed within 30 s of its return', async () => {
    const { mongo, aws, toxiproxy } = servers()
    const name = 'sqs-outage'
    const proxy = await toxiproxy.before(aws.port)
    const variables = await serviceVariables({ mongo, aws }, name, { aws: proxy })
    const shop = await runningShop({ ...variables, AWS_ENDPOINT_URL_SES: aws.endpoint }, mongo.url(name))
    try {
      const load = atRate(CREATES_PER_SECOND, () => shop.place())
      await pause(1_000)
      await proxy.timeout()
      await pause(FAULT_MS)
      await proxy.heal()
      await proxy.down()
      await pause(FAULT_MS)
      const pending = await shop.metric(shop.api, 'oldest_pending_order_seconds')
      const ready = await shop.ready(shop.worker)
      await proxy.heal()
      const processed = untilSettled(shop, 2 * PROCESSED_WITHIN_MS)
      const answers = await load.stop()
      const took = await processed

      const longest = Math.max(...answers.map(answer => answer.took))
      console.log(
        `      ${answers.length} orders, the longest answer ${longest.toFixed(0)} ms; all processed after ${took.toFixed(0)} ms`,
      )
      expect(answers.filter(({ status }) => status !== 201)).to.deep.equal([])
      expect(answers.length).to.be.greaterThan((FAULT_MS / 1_000) * CREATES_PER_SECOND)
      expect(longest).to.be.lessThan(3_000)
      expect(took).to.be.lessThan(PROCESSED_WITHIN_MS)
      expect(pending).to.be.greaterThan(FAULT_MS / 1_000)
      expect(ready.status).to.equal(200)
      expect(shop.worker.lines.join('\n')).to.include('queue does not answer')
      await expectAccountedFor(shop, answers)
    } finally {
      await shop.stop()
    }
  })
})
