import { EventEmitter, once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { after as whenDone } from '../../../support/after.js'
import { ORDER, stubPorts, TOKENS } from '../../../support/stub-ports.js'
import { rawConnection, restOf, sendRaw, statusesIn } from './raw-request.js'
import { serve, type Served } from './served.js'
import { slowInventory } from './slow-inventory.js'

const HOST = 'Host: x\r\n'
const AUTH = `Authorization: Bearer ${TOKENS.customer}\r\n`
const JSON_TYPE = 'Content-Type: application/json\r\n'
const CHUNKED = 'Transfer-Encoding: chunked\r\n'
const CLOSE = 'Connection: close\r\n'
const BODY = '{"items":[{"sku":"MUG","quantity":1}]}'
const get = (target: string, headers = '') => `GET ${target} HTTP/1.1\r\n${HOST}${headers}${CLOSE}\r\n`
const post = (headers: string, body: string) => `POST /api/orders HTTP/1.1\r\n${HOST}${AUTH}${headers}\r\n${body}`

const SPOKEN: readonly (readonly [what: string, bytes: string, statuses: readonly number[]])[] = [
  ['no HTTP at all', 'hello\r\n\r\n', [400]],
  ['the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
  ['a method of its own', `BREW /pot HTTP/1.1\r\n${HOST}\r\n`, [400]],
  ['another version', `GET / HTTP/9.9\r\n${HOST}\r\n`, [400]],
  ['a header without a name', get('/health/live', ': x\r\n'), [400]],
  ['a header over two lines', get('/health/live', 'X-A: b\r\n c\r\n'), [400]],
  ['17 KB of headers', get('/health/live', `X-A: ${'x'.repeat(17_000)}\r\n`), [431]],
  ['17 KB of path', get(`/${'x'.repeat(17_000)}`), [431]],
  ['two lengths', post('Content-Length: 1\r\nContent-Length: 2\r\n', '{}'), [400]],
  ['a length and chunks', post(`${JSON_TYPE}Content-Length: 2\r\n${CHUNKED}`, '0\r\n\r\n'), [400]],
  ['a length below zero', post('Content-Length: -1\r\n', ''), [400]],
  ['an unknown coding', post('Transfer-Encoding: rot13\r\n', ''), [400]],
  ['a chunk that is none', post(JSON_TYPE + CHUNKED, 'zz\r\n{}\r\n'), [400]],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, [404]],
  ['no slash', get('health'), [400]],
  ['a fragment', get('/health/live#x'), [200]],
  ['TRACE', `TRACE /health/live HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, [405]],
  ['an upgrade', get('/health/live', 'Upgrade: websocket\r\n'), [200]],
  ['HTTP/1.0', 'GET /health/live HTTP/1.0\r\n\r\n', [200]],
  ['an expectation', post(`${JSON_TYPE}${CLOSE}Expect: 100-continue\r\nContent-Length: 38\r\n`, BODY), [100, 201]],
  ['chunks', post(JSON_TYPE + CHUNKED + CLOSE, `26\r\n${BODY}\r\n0\r\n\r\n`), [201]],
  ['chunks of nothing', post(JSON_TYPE + CHUNKED + CLOSE, '0\r\n\r\n'), [400]],
  [
    'a chunk of 64 KB and more',
    post(JSON_TYPE + CHUNKED + CLOSE, `11170\r\n${' '.repeat(70_000)}\r\n0\r\n\r\n`),
    [413],
  ],
  [
    'such a chunk and another request',
    post(JSON_TYPE + CHUNKED, `11170\r\n${' '.repeat(70_000)}\r\n0\r\n\r\n`) + get('/health/live'),
    [413, 200],
  ],
  ['17 KB beside a chunk', post(JSON_TYPE + CHUNKED, `1;${'x'.repeat(17_000)}\r\n{\r\n`), [413]],
  ['two tokens', get('/api/auth/me', `${AUTH}Authorization: Bearer ${TOKENS.admin}\r\n`), [200]],
  ['two requests at once', get('/health/live').replace(CLOSE, '') + get('/nowhere'), [200, 404]],
  ['a request and garbage', `${get(`/api/orders/${ORDER.id}`, AUTH).replace(CLOSE, '')}garbage\r\n\r\n`, [200]],
]

describe('a socket', () => {
  let served: Served
  before(async () => {
    served = await serve({ server: { limits: { headers: 100, request: 200, check: 20 } } })
  })
  after(() => served.stop(0))

  for (const [what, bytes, statuses] of SPOKEN)
    it(`that speaks ${what} is answered ${statuses.join(' and ')}`, async () => {
      const answer = await sendRaw(served.address, bytes)
      expect(statusesIn(answer), answer).to.deep.equal(statuses)
    })

  for (const [what, bytes] of [
    ['says nothing', ''],
    ['stops amid the headers', `GET / HTTP/1.1\r\nHost`],
    ['stops amid the body', post(`${JSON_TYPE}Content-Length: 38\r\n`, '{"items"')],
    ['stops amid the chunks', post(JSON_TYPE + CHUNKED, '26\r\n{"items"')],
  ] as const)
    it(`that ${what} is told so, and dropped`, async () => {
      expect(statusesIn(await sendRaw(served.address, bytes))).to.deep.equal([408])
    })

  it('is told in a problem what it did wrong', async () => {
    const [head = '', body = ''] = (await sendRaw(served.address, 'hello\r\n\r\n')).split('\r\n\r\n')
    expect(head).to.include('application/problem+json').and.include('Connection: close')
    expect(JSON.parse(body)).to.include({ status: 400, title: 'Bad Request' })
  })

  it('that goes away amid its body harms nobody', async () => {
    const socket = await rawConnection(served.address)
    socket.write(post(`${JSON_TYPE}Content-Length: 38\r\n`, '{"items"'))
    await served.send('GET', '/health/live')
    socket.destroy()
    await once(socket, 'close')
    expect((await served.send('GET', '/health/live')).status).to.equal(200)
  })

  it('that has gone away before its body is read is no bug', async () => {
    const turns = new EventEmitter()
    const [asked, abandoned] = [once(turns, 'asked'), once(turns, 'abandoned')]
    const { authenticate } = stubPorts()
    const slow = await serve({
      ports: {
        authenticate: query =>
          whenDone(
            async () => {
              turns.emit('asked')
              await abandoned
            },
            () => authenticate(query),
          ),
      },
      observe: ({ status }) => status === undefined && turns.emit('abandoned'),
    })
    const socket = await rawConnection(slow.address)
    socket.write(post(`${JSON_TYPE}Content-Length: 38\r\n`, BODY))
    await asked
    socket.destroy()
    await abandoned
    await slow.send('GET', '/health/live')
    expect(slow.logger.lines.filter(({ level }) => level !== 'info')).to.deep.equal([])
    await slow.stop(0)
  })

  it('that takes nothing of its answer is dropped', async () => {
    const text = 'x'.repeat(20_000_000)
    const turns = new EventEmitter()
    const over = once(turns, 'over')
    const callback = () => (_request: IncomingMessage, response: ServerResponse) => {
      response.once('close', () => turns.emit('over'))
      response.end(text)
    }
    const large = await serve({ server: { app: { callback }, limits: { idle: 100 } } })
    const socket = await rawConnection(large.address)
    socket.write(get('/health/live'))
    await over
    expect((await restOf(socket)).length).to.be.below(text.length)
    await large.stop(0)
  })

  it('is idle only when its answer has been given', async () => {
    const { listInventory, asked, letGo } = slowInventory()
    const slow = await serve({ ports: { listInventory }, server: { limits: { idle: 20 } } })
    const answer = sendRaw(slow.address, get('/api/inventory', AUTH))
    await asked
    await pause(100)
    letGo()
    expect(statusesIn(await answer)).to.deep.equal([200])
    await slow.stop(0)
  })

  it('too many is closed at once', async () => {
    const small = await serve({ server: { maxConnections: 1 } })
    const first = await rawConnection(small.address)
    const second = await rawConnection(small.address)
    expect(await restOf(second)).to.equal('')
    first.destroy()
    await small.stop(0)
  })

  it('never finds a bug', () => {
    expect(served.logger.lines.filter(({ level }) => level === 'error')).to.be.empty
  })
})
