import { expect } from 'chai'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { grantTime } from '../../../../src/adapters/driving/http/arrival-time.js'
import { startHttpServer } from '../../../../src/adapters/driving/http/http-server.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { TOKENS } from '../../../support/stub-ports.js'
import { rawConnection, restOf, sendRaw, statusesIn } from './raw-request.js'
import { serve, type Served } from './served.js'

const LIMITS = { headers: 100, request: 200, check: 20 }
const ROWS = 'sku,name,unitPrice.amount,unitPrice.currency\n'
const post = (path: string, headers: readonly string[]) =>
  [`POST ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n')
const UPLOAD = post('/api/inventory/imports', [
  `Authorization: Bearer ${TOKENS.admin}`,
  'Content-Type: text/csv',
  'Idempotency-Key: one-import',
  `Content-Length: ${ROWS.length}`,
])

describe('an upload that takes longer than other requests may', () => {
  let served: Served
  before(async () => {
    served = await serve({ server: { limits: LIMITS } })
  })
  after(() => served.stop(0))

  it('is taken, when others that began after it are late', async () => {
    const slow = await rawConnection(served.address)
    const answer = restOf(slow)
    slow.write(UPLOAD + ROWS.slice(0, 5))
    const late = post('/api/auth/login', ['Content-Type: application/json', 'Content-Length: 9'])
    expect(statusesIn(await sendRaw(served.address, late))).to.deep.equal([408])
    slow.write(ROWS.slice(5))
    expect(statusesIn(await answer)).to.deep.equal([202])
  })

  it('that goes away meanwhile harms nobody', async () => {
    const gone = await rawConnection(served.address)
    gone.write(UPLOAD + ROWS.slice(0, 5))
    expect(statusesIn(await sendRaw(served.address, 'GET / HTTP/1.1\r\nHost'))).to.deep.equal([408])
    gone.destroy()
    await once(gone, 'close')
    expect((await served.send('GET', '/health/live')).status).to.equal(200)
    expect(served.logger.lines.filter(({ level }) => level === 'error')).to.be.empty
  })
})

describe('a request that has been given longer', () => {
  it('is late after that', async () => {
    const callback = (): RequestListener => request => grantTime(request, LIMITS.request * 2)
    const server = await startHttpServer({
      ...{ app: { callback }, host: '127.0.0.1', port: 0, logger: silentLogger, limits: LIMITS },
    })
    const began = performance.now()
    expect(statusesIn(await sendRaw(server.address, UPLOAD))).to.deep.equal([408])
    expect(performance.now() - began).to.be.at.least(LIMITS.request * 2)
    await server.stop(0)
  })
})
