import { expect } from 'chai'
import { metricsPage, metricsRegistry } from '../../../../src/adapters/driven/prometheus/metrics-registry.js'
import { prometheusMetrics } from '../../../../src/adapters/driven/prometheus/prometheus-metrics.js'
import { samplesOf } from '../../../support/samples-of.js'

const REQUEST = { method: 'GET', route: '/api/orders/:id', status: 200, ms: 20 }

describe('The metrics', () => {
  const open = () => {
    const registry = metricsRegistry()
    const metrics = prometheusMetrics(registry)
    return { metrics, page: async () => samplesOf((await metricsPage(registry)).text) }
  }

  it('are written as Prometheus reads them, and have all kinds from the start', async () => {
    const registry = metricsRegistry()
    prometheusMetrics(registry)
    const { type, text } = await metricsPage(registry)
    expect(type).to.match(/^text\/plain; version=/)
    const samples = samplesOf(text)
    for (const sample of [
      'messages_total{disposal="DeadLetter"}',
      'messages_redelivered_total',
      'mail_attempts_total{result="OutcomeUnknown"}',
      'order_cache_total{event="StaleRefused"}',
      'unreadable_documents_total{collection="orders"}',
    ])
      expect(samples.get(sample), sample).to.equal(0)
  })

  it('of one service are not those of another', async () => {
    const [one, other] = [open(), open()]
    one.metrics.cache('Hit')
    expect((await other.page()).get('order_cache_total{event="Hit"}')).to.equal(0)
  })

  it('have requests by method, route and status, with how long they took', async () => {
    const { metrics, page } = open()
    metrics.request(REQUEST)
    metrics.request({ ...REQUEST, ms: 200 })
    metrics.request({ ...REQUEST, status: undefined })
    const samples = await page()
    const labels = 'method="GET",route="/api/orders/:id",status="200"'
    expect(samples.get(`http_request_duration_seconds_count{${labels}}`)).to.equal(2)
    expect(samples.get(`http_request_duration_seconds_bucket{le="0.025",${labels}}`)).to.equal(1)
    expect(samples.get(`http_request_duration_seconds_sum{${labels}}`)).to.be.closeTo(0.22, 1e-9)
    const abandoned = labels.replace('200', 'abandoned')
    expect(samples.get(`http_request_duration_seconds_count{${abandoned}}`)).to.equal(1)
  })

  it('have messages by what became of them, and those that came again', async () => {
    const { metrics, page } = open()
    metrics.message({ disposal: 'GiveBack', receives: 1 })
    metrics.message({ disposal: 'Delete', receives: 2 })
    const samples = await page()
    expect(samples.get('messages_total{disposal="GiveBack"}')).to.equal(1)
    expect(samples.get('messages_total{disposal="Delete"}')).to.equal(1)
    expect(samples.get('messages_redelivered_total')).to.equal(1)
  })

  it('have the cache, mails, unreadable documents and lanes', async () => {
    const { metrics, page } = open()
    metrics.cache('Miss')
    metrics.mail('MailRejected')
    metrics.unreadable('orders')
    metrics.lane('hold', 7)
    metrics.lane('hold', 300)
    const samples = await page()
    expect(samples.get('order_cache_total{event="Miss"}')).to.equal(1)
    expect(samples.get('mail_attempts_total{result="MailRejected"}')).to.equal(1)
    expect(samples.get('unreadable_documents_total{collection="orders"}')).to.equal(1)
    expect(samples.get('lane_write_orders_bucket{le="10",lane="hold"}')).to.equal(1)
    expect(samples.get('lane_write_orders_sum{lane="hold"}')).to.equal(307)
  })

  it('count on, however often they are looked at', async () => {
    const { metrics, page } = open()
    const hits = []
    for (const times of [2, 0, 1]) {
      for (let time = 0; time < times; time += 1) metrics.cache('Hit')
      hits.push((await page()).get('order_cache_total{event="Hit"}'))
    }
    expect(hits).to.deep.equal([2, 2, 3])
  })

  it('have what limits refused, by class', async () => {
    const { metrics, page } = open()
    metrics.limit('login')
    const samples = await page()
    expect(samples.get('rate_limited_requests_total{limit="login"}')).to.equal(1)
    expect(samples.get('rate_limited_requests_total{limit="register"}')).to.equal(0)
  })

  it('have a breaker as long as it is open', async () => {
    const { metrics, page } = open()
    const onChange = metrics.breaker('redis')
    const isOpen = async () => (await page()).get('breaker_open{breaker="redis"}')
    expect(await isOpen()).to.equal(0)
    onChange('open')
    expect(await isOpen()).to.equal(1)
    onChange('closed')
    expect(await isOpen()).to.equal(0)
  })
})
