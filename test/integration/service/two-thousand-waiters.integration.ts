import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { ask, asked } from '../../support/ask.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { samplesOf } from '../../support/samples-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'
import { times } from '../../support/times.js'
import { rawConnection, statusesIn } from '../../adapters/driving/http/raw-request.js'

const WAITERS = 2_000
/** Each is waited for by twenty. */
const ORDERS = 100
/** What its second version is called. */
const DECIDED = '"2"'
const MOST_MB = 100
const WATCHED_S = 8
/** Of one core. */
const MOST_CPU = 0.5
const MB = 1_048_576

describe('two thousand requests that wait, on MongoDB and Redis', function () {
  this.timeout(120_000)
  const servers = withServers({ mongo: {}, redis: true })
  let service: ServiceProcess | undefined
  after(() => end(service))

  const figures = async () => {
    const answer = await fetch(`${service!.address}/metrics`)
    const samples = samplesOf(await answer.text())
    const of = (name: string) => samples.get(name) ?? Number.NaN
    return {
      at: performance.now(),
      rss: of('process_resident_memory_bytes') / MB,
      heap: of('nodejs_heap_size_used_bytes') / MB,
      cpu: of('process_cpu_seconds_total'),
    }
  }

  it('cost no more than 100 MB, and no busy loop; the one beyond them need not wait, and their seats are free afterwards', async () => {
    const variables = await serviceVariables(servers(), `waiters-${process.pid}`)
    service = await startProcess({
      ...variables,
      ...SHOP_VARIABLES,
      MAX_WAITING: `${WAITERS}`,
      MAX_WAITING_ACCOUNT: `${WAITERS}`,
    })
    const { address } = service
    await stockShelves(address, { TEAPOT: ORDERS })
    const { token } = (await customersOf(address, 1))[0]!
    const json = { items: [{ sku: 'TEAPOT', quantity: 1 }] }
    const place = () => asked<{ orderId: string }>(ask('POST', `${address}/api/orders`, { token, json }))
    const ids = (await Promise.all(times(ORDERS, place))).map(({ orderId }) => orderId)
    // A cached answer may be older than a decision for two seconds, and whoever knows the newer one would not have to wait.
    const decided = async (id: string) => {
      const { headers } = await ask('GET', `${address}/api/orders/${id}`, { token })
      return headers.get('etag') === DECIDED || undefined
    }
    for (const id of ids) await eventually(`order ${id} to be decided`, () => decided(id))

    const before = await figures()
    const sockets = await Promise.all(
      times(WAITERS + 1, async i => {
        const id = ids[i % ORDERS]!
        const socket = await rawConnection(address)
        const head = `GET /api/orders/${id}?wait=25 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n`
        socket.write(`${head}If-None-Match: ${DECIDED}\r\n\r\n`)
        return socket
      }),
    )
    try {
      const [first] = (await Promise.race(sockets.map(socket => once(socket, 'data')))) as [Buffer]
      expect(statusesIn(first.toString('latin1')), 'who is answered before all others').to.deep.equal([503])
      const settled = await figures()
      await pause(WATCHED_S * 1_000)
      const afterwards = await figures()
      const cpu = (afterwards.cpu - settled.cpu) / ((afterwards.at - settled.at) / 1_000)
      const [rss, heap] = [afterwards.rss - before.rss, afterwards.heap - before.heap]
      console.log(
        `      resident ${before.rss.toFixed(0)} → ${afterwards.rss.toFixed(0)} MB, heap ${before.heap.toFixed(0)} → ${afterwards.heap.toFixed(0)} MB; ${(cpu * 100).toFixed(1)} % of a core while they wait`,
      )
      expect(rss).to.be.lessThan(MOST_MB)
      expect(heap).to.be.lessThan(MOST_MB)
      expect(cpu).to.be.lessThan(MOST_CPU)
      expect((await ask('GET', `${address}/api/orders/${ids[1]!}`, { token })).status, 'an ordinary read').to.equal(200)
    } finally {
      for (const socket of sockets) socket.destroy()
    }
    await eventually('their seats to be free', async () => {
      const { status } = await ask('GET', `${address}/api/orders/${ids[0]!}?wait=1`, { token })
      return status === 200 || undefined
    })
  })
})
