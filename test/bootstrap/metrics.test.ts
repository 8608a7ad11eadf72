import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { startService, type RunningService } from '../../src/bootstrap/service.js'
import { T } from '../../src/bootstrap/tokens.js'
import { anAdmin, anItem } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { samplesOf } from '../support/samples-of.js'
import { silentLogger } from '../support/silent-logger.js'
import { testConfig } from '../support/world.js'
import { times } from '../support/times.js'

const ORDERS = 20

const start = (variables: Record<string, string> = {}) =>
  startService(testConfig({ PORT: '0', ADMIN_PASSWORD: 'a password for the tests', ...variables }), silentLogger)

/** Its connection is not kept: a service that stops would wait whether more is asked on it. */
const get = (url: string) => fetch(url, { headers: { connection: 'close' } })
const statusOf = async (address: string, path: string) => (await get(address + path)).status

describe('The metrics of a service', () => {
  let service: RunningService | undefined
  afterEach(() => service?.stop())

  it('after a calm run are of what was done, and of no repair and no alarm', async () => {
    service = await start()
    const { container, address } = service
    const page = async () => samplesOf(await (await get(`${address}/metrics`)).text())
    const customer = await valueOf(
      container.get(T.registerAccount)({ email: 'ada@example.com', password: 'correct horse battery' }),
    )
    const { items: products } = await valueOf(container.get(T.listInventory)({ by: anAdmin(), limit: 100 }))
    const plenty = products.find(({ available }) => available >= 10_000)!.product.sku
    const placed = await valuesOf(
      times(ORDERS, () => container.get(T.placeOrder)({ by: customer, items: [anItem(plenty)] })),
    )
    await valuesOf(placed.map(({ order }) => container.get(T.getOrder)({ by: customer, orderId: order.id })))
    while (((await page()).get('messages_total{disposal="Delete"}') ?? 0) < ORDERS)
      await new Promise(resolve => setTimeout(resolve, 10))

    const samples = await page()
    for (const [name, value] of samples)
      if (/^(repairs|alarms)_total|_redelivered_total|StaleRefused|oldest_pending/.test(name))
        expect(value, name).to.equal(0)
    expect([...samples.keys()].filter(name => name.startsWith('repairs_total'))).to.have.length(7)
    expect(samples.get('orders_total{event="OrderPlaced"}')).to.equal(ORDERS)
    expect(samples.get('orders_total{event="OrderProcessed"}')).to.equal(ORDERS)
    expect(samples.get('mail_attempts_total{result="Sent"}')).to.equal(ORDERS)
    expect(samples.get('order_cache_total{event="Hit"}')).to.equal(ORDERS)
    expect(samples.get('nodejs_eventloop_lag_p99_seconds')).to.be.a('number')
    expect(
      samples.get('http_request_duration_seconds_count{method="GET",route="/metrics",status="200"}'),
    ).to.be.at.least(1)
  })

  it('are each explained to operators', async () => {
    service = await start()
    const page = await (await get(`${service.address}/metrics`)).text()
    const served = [...page.matchAll(/^# TYPE (?!process_|nodejs_)(\w+)/gm)].map(([, name]) => name)
    const explained = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([a-z_]+)(?:\{[a-z,]+\})?` \|/gm)]
    expect(explained.map(([, name]) => name)).to.have.members(served)
  })

  it('are on the port for operators, if there is one, and there only', async () => {
    service = await start({ OPS_PORT: '0' })
    expect(await statusOf(service.opsAddress!, '/metrics')).to.equal(200)
    expect(await statusOf(service.address, '/metrics')).to.equal(404)
    expect(await statusOf(service.address, '/health/ready')).to.equal(200)
  })

  it('are nowhere if they are switched off', async () => {
    service = await start({ OPS_PORT: '0', METRICS: 'off' })
    expect(await statusOf(service.opsAddress!, '/metrics')).to.equal(404)
    expect(await statusOf(service.address, '/metrics')).to.equal(404)
  })
})
