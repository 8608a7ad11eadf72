import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { startService, type RunningService } from '../../../src/bootstrap/service.js'
import { T } from '../../../src/bootstrap/tokens.js'
import { anAdmin, anItem } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { samplesOf } from '../../support/samples-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { testConfig } from '../../support/world.js'
import { aKeyPrefix } from './connected-redis.js'

const CREDENTIALS = { email: 'ada@example.com', password: 'correct horse battery' }
const CLIENTS = 8
/** Of each order, so that the stock outlasts the test. */
const READS = 20
const FAULT_MS = 1_500

describe('A service with Redis', function () {
  this.timeout(60_000)
  const servers = withServers({ redis: true }, { apart: true })
  let service: RunningService
  let token: string

  beforeEach(async () => {
    const { host, port } = servers().redis
    const variables = { REDIS_HOST: host, REDIS_PORT: `${port}`, REDIS_KEY_PREFIX: aKeyPrefix() }
    const config = testConfig({ PORT: '0', ADMIN_PASSWORD: 'a password for the tests', ...variables })
    service = await startService(config, silentLogger)
    await valueOf(service.container.get(T.registerAccount)(CREDENTIALS))
    token = (await valueOf(service.container.get(T.logIn)({ ...CREDENTIALS, from: '192.0.2.1' }))).accessToken
    await cacheIs('up')
  })
  afterEach(() => service.stop())

  const get = (path: string) =>
    fetch(service.address + path, { headers: { authorization: `Bearer ${token}` } }).then(async answer => ({
      status: answer.status,
      text: await answer.text(),
    }))
  const cacheIs = (state: 'up' | 'down') =>
    eventually(`the cache to be ${state}`, async () => {
      const { status, text } = await get('/health/ready')
      const said = JSON.parse(text) as { status: string; dependencies: Record<string, string> }
      const expected = { status: state === 'up' ? 'ready' : 'degraded', dependencies: { store: 'up', cache: state } }
      return status === 200 && JSON.stringify(said) === JSON.stringify(expected) ? true : undefined
    })
  const place = async (sku: string) => {
    const answer = await fetch(`${service.address}/api/orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ items: [anItem(sku)] }),
    })
    return { status: answer.status, orderId: ((await answer.json()) as { orderId: string }).orderId }
  }
  const plenty = async () => {
    const { items: products } = await valueOf(service.container.get(T.listInventory)({ by: anAdmin(), limit: 100 }))
    return products.find(({ available }) => available >= 10_000)!.product.sku
  }
  const hits = async () => samplesOf((await get('/metrics')).text).get('order_cache_total{event="Hit"}') ?? 0

  const faults = {
    'is killed': { begin: () => servers().redis.kill(), end: () => servers().redis.restart() },
    hangs: { begin: async () => servers().redis.hang(), end: async () => servers().redis.resume() },
  }
  for (const [what, { begin, end }] of Object.entries(faults))
    it(`places and shows orders while it ${what}, says that it is degraded, and uses it again afterwards`, async () => {
      const statuses: number[] = []
      let running = true
      const sku = await plenty()
      const client = async () => {
        while (running) {
          const { status, orderId } = await place(sku)
          statuses.push(status)
          for (let read = 0; read < READS; read += 1) statuses.push((await get(`/api/orders/${orderId}`)).status)
        }
      }
      const clients = Promise.all(times(CLIENTS, client))
      await pause(FAULT_MS)
      expect(await hits()).to.be.greaterThan(0)
      await begin()
      await cacheIs('down')
      await pause(FAULT_MS)
      await end()
      await cacheIs('up')
      const before = await hits()
      await eventually('hits', async () => ((await hits()) > before ? true : undefined))
      running = false
      await clients
      expect(new Set(statuses)).to.deep.equal(new Set([201, 200]))
    })
})
