import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { expectAccountedFor, untilDecided, untilSettled } from './accounted-for.js'
import { atRate } from './load.js'
import { runningShop } from './running-shop.js'

/** For one half of it SQS takes connections and says nothing, for the other it refuses them. */
const OUTAGE_MS = Number(process.env['OUTAGE_MS'] ?? 60_000)
const CREATES_PER_SECOND = 10
const PROCESSED_WITHIN_MS = 30_000
const ANSWERED_WITHIN_MS = 3_000
/** Of what was to be expected: a machine that is busy begins some a little later. */
const MOST = 0.9

describe(`While SQS is away for ${OUTAGE_MS / 1_000} s`, function () {
  this.timeout(OUTAGE_MS + 180_000)
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
      await pause(OUTAGE_MS / 2)
      await proxy.heal()
      await proxy.down()
      await pause(OUTAGE_MS / 2)
      const pending = await shop.metric(shop.api, 'oldest_pending_order_seconds')
      const during = await shop.ready(shop.worker)
      await proxy.heal()
      const processed = untilDecided(shop, 2 * PROCESSED_WITHIN_MS)
      const answers = await load.stop()
      const took = await processed
      await untilSettled(shop)
      const afterwards = await shop.ready(shop.worker)

      const longest = Math.max(...answers.map(answer => answer.took))
      console.log(
        `      ${answers.length} orders, the longest answer ${longest.toFixed(0)} ms; all processed after ${took.toFixed(0)} ms`,
      )
      expect(answers.filter(({ status }) => status !== 201)).to.deep.equal([])
      expect(answers.length).to.be.greaterThan((OUTAGE_MS / 1_000) * CREATES_PER_SECOND * MOST)
      expect(longest).to.be.lessThan(ANSWERED_WITHIN_MS)
      expect(took).to.be.lessThan(PROCESSED_WITHIN_MS)
      expect(pending).to.be.greaterThan((OUTAGE_MS / 1_000) * MOST)
      expect([during, afterwards].map(({ status, body }) => [status, body['dependencies']])).to.deep.equal([
        [200, { store: 'up', queue: 'down', mail: 'up' }],
        [200, { store: 'up', queue: 'up', mail: 'up' }],
      ])
      expect(shop.worker.lines.join('\n')).to.include('queue does not answer')
      expect(shop.api.lines.join('\n')).to.include('"task":"publish"')
      const published = [shop.api, shop.worker].map(each => shop.metric(each, 'repairs_total', '"Published"'))
      expect(Math.max(...(await Promise.all(published)))).to.be.greaterThan(0)
      await expectAccountedFor(shop, answers)
    } finally {
      await shop.stop()
    }
  })
})
