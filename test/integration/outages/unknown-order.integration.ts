import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { ask } from '../../support/servers/mongo-member.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import { close, runningShop, type RunningShop } from './running-shop.js'

const UNDER_WAY_MS = 15_000
const NEW_REQUEST_MS = 3_000
/** What is held by a request that was not waited for is given back before the test gives up, but not before the order is sent again. */
const SHORT = { RECONCILE_EVERY_MS: '500', PUBLISH_WITHIN_MS: '3000', HOLD_AGE_MS: '25000' }
/** Long enough to see that stock is held, and to have the server hang before an order is recorded. */
const BLOCKED_MS = 1_500

describe('While MongoDB hangs after stock was held', function () {
  this.timeout(120_000)
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

  it('the answer says within 15 s of which order the outcome is not known; sent again under its key, it is that order', async () => {
    const key = randomUUID()
    const primary = await servers().mongo.primary()
    await blockInserts('alwaysOn')
    const placing = shop.place(key)
    await ask(primary.address, { waitForFailPoint: 'failCommand', timesEntered: 1, maxTimeMS: BLOCKED_MS })
    primary.hang()
    const [unknown, fresh] = await Promise.all([placing, shop.place()])
    primary.resume()
    await blockInserts('off')
    const again = await shop.place(key)
    await untilSettled(shop)

    console.log(
      `      the answer took ${unknown.took.toFixed(0)} ms, that to a new request ${fresh.took.toFixed(0)} ms`,
    )
    const { status, retryAfter, body } = unknown
    expect([status, retryAfter, body['type']]).to.deep.equal([503, '1', '/problems/outcome-unknown'])
    expect(unknown.took).to.be.lessThan(UNDER_WAY_MS)
    expect([fresh.status, fresh.retryAfter]).to.deep.equal([503, '1'])
    expect(fresh.took).to.be.lessThan(NEW_REQUEST_MS)
    expect([again.status, again.body['orderId']]).to.deep.equal([201, body['orderId']])
    await expectAccountedFor(shop, [again])
  })
})
