import { expect } from 'chai'
import { ORDER, TOKENS } from '../../../support/stub-ports.js'
import { sendRaw, statusesIn } from './raw-request.js'
import { serve, type Served } from './served.js'

const HOST = 'Host: x\r\n'
const AUTH = `Authorization: Bearer ${TOKENS.customer}\r\n`
const CLOSE = 'Connection: close\r\n'
const FILLER = 'X-A: b\r\n'
const get = (target: string, headers = HOST) => `GET ${target} HTTP/1.1\r\n${headers}${CLOSE}\r\n`

const UNFIT: readonly (readonly [what: string, bytes: string, status: number, type: string])[] = [
  ['without a host', get('/health/live', ''), 400, 'ambiguous-host'],
  ['for two hosts', get('/health/live', HOST + HOST), 400, 'ambiguous-host'],
  ['for a full address whose host is none', get('http://[::1/api'), 400, 'malformed-target'],
  ['for a full address whose port is none', get('http://x:port/api'), 400, 'malformed-target'],
  ['for a full address of another scheme', get('ftp://x/api'), 400, 'malformed-target'],
  ['that expects what nobody knows', get('/health/live', `${HOST}Expect: 200-ok\r\n`), 417, 'expectation-failed'],
  ['with 101 headers', get('/health/live', HOST + FILLER.repeat(99)), 431, 'too-many-headers'],
]

const FIT: readonly (readonly [what: string, bytes: string, status: number])[] = [
  ['with 100 headers, whose last is its token', get('/api/auth/me', HOST + FILLER.repeat(97) + AUTH), 200],
  ['for a full address', get('http://x:80/health/live?#y'), 200],
  ['for a full address with a parameter', get('http://x/health/live?y=1'), 422],
  ['for an address with parameters that are nothing', get('/health/live?&&'), 200],
  ['for what takes parameters, with one that is nothing', get('/api/inventory?&limit=5&', HOST + AUTH), 200],
  ['for a fragment that looks like an address', get('//a@b:port/#x'), 404],
  ['of HTTP/1.0 that expects something', `GET /health/live HTTP/1.0\r\nExpect: 200-ok\r\n\r\n`, 200],
]

describe('a request', () => {
  const warnings: Error[] = []
  const warned = (warning: Error) => void warnings.push(warning)
  let served: Served
  before(async () => {
    process.on('warning', warned)
    served = await serve()
  })
  after(async () => {
    await served.stop(0)
    process.off('warning', warned)
  })

  for (const [what, bytes, status, type] of UNFIT)
    it(`${what} is told in a ${status} what is wrong with it`, async () => {
      const answer = await sendRaw(served.address, bytes)
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      expect(statusesIn(answer), answer).to.deep.equal([status])
      expect(head).to.include('application/problem+json').and.include('X-Request-Id')
      expect(JSON.parse(body)).to.include({ status, type: `/problems/${type}` })
    })

  for (const [what, bytes, status] of FIT)
    it(`${what} is a ${status}`, async () => {
      const answer = await sendRaw(served.address, bytes)
      expect(statusesIn(answer), answer).to.deep.equal([status])
    })

  it('never loses a header without a word: many orders under one key', async () => {
    const body = '{"items":[{"sku":"MUG","quantity":1}]}'
    const headers = `${HOST}${AUTH}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
    const key = 'Idempotency-Key: one-attempt\r\n'
    const bytes = `POST /api/orders HTTP/1.1\r\n${headers}${CLOSE}${FILLER.repeat(100)}${key}\r\n${body}`
    expect(statusesIn(await sendRaw(served.address, bytes))).to.deep.equal([431])
  })

  it('whose expectation fails is the last on its connection: nobody knows whether its body follows', async () => {
    const bytes = `POST /api/orders/${ORDER.id}/cancel HTTP/1.1\r\n${HOST}Expect: x\r\nContent-Length: 2\r\n\r\n`
    expect(await sendRaw(served.address, bytes)).to.include('Connection: close')
  })

  it('makes Node warn nobody of anything', () => {
    expect(warnings).to.be.empty
  })
})
