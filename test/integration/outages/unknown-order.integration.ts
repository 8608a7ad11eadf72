import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { eventually } from '../../support/servers/eventually.js'
import { ask } from '../../support/servers/mongo-member.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import { close, runningShop, type RunningShop } from './running-shop.js'

const ORDERS = 5
const WITHIN_MS = 15_000
const NEW_REQUEST_MS = 3_000
const SHORT = { HOLD_AGE_MS: '5000', RECONCILE_EVERY_MS: '500', PUBLISH_WITHIN_MS: '3000' }
/** Long enough to see that stock is held, and to have the server hang before an order is recorded. */
const BLOCKED_MS = 1_500

describe('While MongoDB hangs after stock was held', function () {
  this.timeout(90_000)
  const shared = withServers({ aws: 'ministack' })
  const servers = withServers({ mongo: { failPoints: true } }, { apart: true })

  let shop: RunningShop
  before(async () => {
    const { mongo } = servers()
    const name = 'unknown-order'
    const variables = await serviceVariables({ mongo, ...shared() }, name)
    shop = await runningShop({ ...variables, ...SHORT }, mongo.url(name))
  })
  after(() => close(shop))

  const blockInserts = async (mode: 'alwaysOn' | 'off') => {
    const { address } = await servers().mongo.primary()
    const data = {
      failCommands: ['insert'],
      blockConnection: true,
      blockTimeMS: BLOCKED_MS,
      appName: 'order-management',
    }
    await ask(address, { configureFailPoint: 'failCommand', mode, ...(mode === 'off' ? {} : { data }) })
  }

  it('the answer says within 15 s of which order the outcome is not known; sent again under its key, it is one order', async () => {
    const keys = times(ORDERS, () => randomUUID())
    const primary = await servers().mongo.primary()
    await blockInserts('alwaysOn')
    const placing = Promise.all(keys.map(key => shop.place(key)))
    await eventually('stock to be held', async () => ((await shop.stock()).held === ORDERS ? true : undefined))
    primary.hang()
    const [answers, fresh] = await Promise.all([placing, shop.place()])
    primary.resume()
    await blockInserts('off')
    const again = await Promise.all(keys.map(key => shop.place(key)))
    await untilSettled(shop)

    for (const { status, retryAfter, body } of answers) {
      expect({ status, retryAfter, type: body['type'] }).to.deep.equal({
        status: 503,
        retryAfter: '1',
        type: '/problems/outcome-unknown',
      })
      expect(body['orderId']).to.be.a('string')
    }
    const longest = Math.max(...answers.map(({ took }) => took))
    console.log(`      the longest answer took ${longest.toFixed(0)} ms`)
    expect({ status: fresh.status, retryAfter: fresh.retryAfter }).to.deep.equal({ status: 503, retryAfter: '1' })
    expect(fresh.took).to.be.lessThan(NEW_REQUEST_MS)
    expect(longest).to.be.lessThan(WITHIN_MS)
    expect(again.map(({ status }) => status)).to.deep.equal(keys.map(() => 201))
    expect((await shop.orders()).filter(({ status }) => status === 'Processed')).to.have.length(ORDERS)
    await expectAccountedFor(shop, again)
  })
})
