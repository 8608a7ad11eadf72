import { expect } from 'chai'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import type { Proxy } from '../../support/servers/toxiproxy.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import { close, runningShop, type RunningShop } from './running-shop.js'

const ORDERS = 10
/** A mail may take half its lease. */
const SHORT = { MAIL_LEASE_MS: '3000', SETTLE_WITHIN_MS: '4000', MAIL_BACK_OFF_MS: '500', RECONCILE_EVERY_MS: '200' }

describe('While SES', function () {
  this.timeout(90_000)
  const servers = withServers({ mongo: {}, aws: 'ministack', toxiproxy: true })

  let proxy: Proxy
  let shop: RunningShop
  before(async () => {
    const { mongo, aws, toxiproxy } = servers()
    const name = 'ses-outage'
    proxy = await toxiproxy.before(aws.port)
    const variables = await serviceVariables({ mongo, aws }, name)
    const ses = { AWS_ENDPOINT_URL_SES: `http://${proxy.host}:${proxy.port}` }
    shop = await runningShop({ ...variables, ...SHORT, ...ses }, mongo.url(name))
  })
  after(() => close(shop))

  const faults = {
    'refuses connections': { begin: () => proxy.down(), result: 'MailNotSent' },
    'takes connections and does not answer': { begin: () => proxy.timeout(), result: 'OutcomeUnknown' },
  } as const

  for (const [what, { begin, result }] of Object.entries(faults))
    it(`${what}, orders are processed; when it is back, one mail goes out for each`, async () => {
      const { place, read, worker, metric, ready } = shop
      await begin()
      const answers = await Promise.all(times(ORDERS, () => place()))
      const ids = answers.map(({ body }) => String(body['orderId']))
      await eventually('every order to be processed', async () => {
        const statuses = await Promise.all(ids.map(async id => (await read(id)).body['status']))
        return statuses.every(status => status === 'Processed') ? true : undefined
      })
      const failed = () => metric(worker, 'mail_attempts_total', `"${result}"`)
      await eventually('attempts to mail', async () => ((await failed()) >= ORDERS ? true : undefined))
      const health = await ready(worker)
      const mailed = async () => (await servers().aws.mails()).filter(({ text }) => ids.some(id => text.includes(id)))
      const during = await mailed()

      await proxy.heal()
      await untilSettled(shop)
      const mails = await mailed()
      expect(during).to.deep.equal([])
      expect([health.status, health.body['dependencies']]).to.deep.equal([
        200,
        { store: 'up', queue: 'up', mail: 'down' },
      ])
      for (const id of ids)
        expect(
          mails.filter(({ text }) => text.includes(id)),
          id,
        ).to.have.length(1)
      await expectAccountedFor(shop, answers)
    })
})
