import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { startHttpServer } from '../../../../src/adapters/driving/http/http-server.js'
import { createOpsApp } from '../../../../src/adapters/driving/http/ops-app.js'
import type { ObservedRequest } from '../../../../src/adapters/support/metrics.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { ORDER } from '../../../support/stub-ports.js'
import { serve } from './served.js'

const PAGE = { type: 'text/plain; version=0.0.4; charset=utf-8', text: 'orders_total 7\n' }
const metrics = async () => PAGE

describe('/metrics', () => {
  it('is the page, where it is served', async () => {
    const served = await serve({ metrics })
    const { status, headers, text } = await served.send('GET', '/metrics')
    await served.stop(0)
    expect({ status, type: headers.get('content-type'), text }).to.deep.equal({ status: 200, ...PAGE })
  })

  it('is nothing elsewhere', async () => {
    const served = await serve()
    const { status } = await served.send('GET', '/metrics')
    await served.stop(0)
    expect(status).to.equal(404)
  })

  it('on a port of its own has health beside it, and nothing else', async () => {
    const readiness = { dependencies: {}, stopping: new AbortController().signal }
    const app = createOpsApp({ readiness, metrics, logger: silentLogger, requestId: randomUUID })
    const server = await startHttpServer({ app, host: '127.0.0.1', port: 0, logger: silentLogger })
    const statuses = await Promise.all(
      ['/metrics', '/health/live', '/health/ready', '/api/inventory', '/openapi.json', '/dev/mailbox'].map(
        async path => (await fetch(server.address + path)).status,
      ),
    )
    await server.stop(0)
    expect(statuses).to.deep.equal([200, 200, 200, 404, 404, 404])
  })
})

describe('Who observes requests', () => {
  it('is told of each, by the pattern of its route', async () => {
    const seen: ObservedRequest[] = []
    const served = await serve({ observe: request => void seen.push(request) })
    await served.send('GET', '/health/live')
    await served.send('GET', `/api/orders/${ORDER.id}`)
    await served.send('DELETE', '/somewhere/else')
    await served.stop(0)
    expect(seen.map(({ ms: _ms, ...request }) => request)).to.deep.equal([
      { method: 'GET', route: '/health/live', status: 200 },
      { method: 'GET', route: '/api/orders/:id', status: 401 },
      { method: 'DELETE', route: 'none', status: 404 },
    ])
    for (const { ms } of seen) expect(ms).to.be.at.least(0)
  })
})
