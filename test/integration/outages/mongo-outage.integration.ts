import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import type { Proxy } from '../../support/servers/toxiproxy.js'
import { withServers } from '../../support/servers/with-servers.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import type { Answer } from './client.js'
import { atRate } from './load.js'
import { close, runningShop, type RunningShop } from './running-shop.js'

const CALM_MS = 1_000
const FAULT_MS = 5_000
const CREATES_PER_SECOND = 20
/** The bounds that are promised. */
const NEW_REQUEST_MS = 3_000
const UNDER_WAY_MS = 15_000
const RECOVERY_MS = 5_000
const SHORT = {
  HOLD_AGE_MS: '3000',
  RECONCILE_EVERY_MS: '500',
  PUBLISH_WITHIN_MS: '3000',
  SETTLE_WITHIN_MS: '3000',
  MAIL_LEASE_MS: '3000',
}

describe('While MongoDB', function () {
  this.timeout(120_000)
  const shared = withServers({ aws: 'ministack', toxiproxy: true })
  const servers = withServers({ mongo: {} }, { apart: true })

  let proxy: Proxy
  let shop: RunningShop
  before(async () => {
    const { aws, toxiproxy } = shared()
    const { mongo } = servers()
    const name = 'mongo-outage'
    proxy = await toxiproxy.before((await mongo.primary()).port)
    const variables = await serviceVariables({ mongo, aws }, name, { mongo: proxy })
    shop = await runningShop({ ...variables, ...SHORT }, mongo.url(name))
  })
  after(() => close(shop))

  const faults = {
    hangs: {
      begin: async () => (await servers().mongo.primary()).hang(),
      end: async () => servers().mongo.members.forEach(member => member.resume()),
    },
    'is cut off by the network': { begin: () => proxy.timeout(), end: () => proxy.heal() },
  } as const

  for (const [what, { begin, end }] of Object.entries(faults))
    it(`${what}, nobody waits for long; when it is back, all goes on, and nothing is lost`, async () => {
      const { api, worker, place, ready } = shop
      const load = atRate(CREATES_PER_SECOND, () => place(randomUUID()))
      await pause(CALM_MS)
      await begin()
      const beganAt = performance.now()
      await pause(FAULT_MS)
      const during = await Promise.all([ready(api), ready(worker)])
      const endedAt = performance.now()
      await end()
      const back = await eventually('an order to be taken', async () =>
        load.done.find(({ at, status }) => at > endedAt && status === 201),
      )
      const recovered = back.at + back.took - endedAt
      await eventually('readiness', async () => ((await ready(api)).status === 200 ? true : undefined))
      const readyAfter = performance.now() - endedAt
      await pause(Math.max(0, endedAt + RECOVERY_MS - performance.now()) + CALM_MS)
      const answers = await load.stop()
      await untilSettled(shop)

      const since = (from: number, until: number) => answers.filter(({ at }) => at >= from && at < until)
      const [asked, underWay] = [since(beganAt, endedAt), since(0, beganAt)]
      const [longest, longestUnderWay] = [asked, underWay].map(some => Math.max(...some.map(({ took }) => took)))
      console.log(
        `      ${answers.length} orders; of ${asked.length} asked during the fault the longest took ${longest?.toFixed(0)} ms, of those before ${longestUnderWay?.toFixed(0)} ms; back after ${recovered.toFixed(0)} ms, ready after ${readyAfter.toFixed(0)} ms`,
      )
      expect(during.map(({ status }) => status)).to.deep.equal([503, 503])
      expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([201, 503]))
      expect(answers.filter(unexplained)).to.deep.equal([])
      expect(since(beganAt, endedAt - NEW_REQUEST_MS).filter(({ status }) => status !== 503)).to.deep.equal([])
      expect(longest).to.be.lessThan(NEW_REQUEST_MS)
      expect(longestUnderWay).to.be.lessThan(UNDER_WAY_MS)
      expect(recovered).to.be.lessThan(RECOVERY_MS)
      expect(readyAfter).to.be.lessThan(RECOVERY_MS)
      expect(since(endedAt + RECOVERY_MS, Infinity).filter(({ status }) => status !== 201)).to.deep.equal([])
      expect(worker.lines.join('\n')).to.include('MongoDB server lost')
      await expectAccountedFor(shop, answers)
    })
})

/** A 503 that does not say when to come again, or that leaves it unknown of which order the outcome is not known. */
const unexplained = ({ status, retryAfter, body }: Answer): boolean =>
  status === 503 && (retryAfter === undefined || (body['type'] === '/problems/outcome-unknown' && !body['orderId']))
