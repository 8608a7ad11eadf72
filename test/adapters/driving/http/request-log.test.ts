import { once } from 'node:events'
import { expect } from 'chai'
import { errAsync, ResultAsync } from 'neverthrow'
import { unavailable } from '../../../../src/application/errors.js'
import { CUSTOMER, ORDER, TOKENS } from '../../../support/stub-ports.js'
import { rawConnection } from './raw-request.js'
import { serve, type Given } from './served.js'
import { slowInventory } from './slow-inventory.js'

const SECRETS = [
  's3cret-password',
  'eve@example.com',
  'the-key-of-one-attempt',
  TOKENS.customer,
  'a-refresh-token',
  ORDER.id,
]

/** What the log says of what was sent, once the server is down and has said everything. */
const logOf = async (given: Given, send: (served: Awaited<ReturnType<typeof serve>>) => Promise<unknown>) => {
  const served = await serve(given)
  await send(served)
  await served.stop(0)
  return served.logger.lines as readonly Line[]
}

describe('the log of requests', () => {
  it('has one line for each: which route, who, how it went, how long it took', async () => {
    const lines = await logOf({}, async ({ send }) => {
      await send('GET', `/api/orders/${ORDER.id}?x=1`, { as: 'customer' })
      await send('GET', '/nowhere')
    })
    expect(lines.map(({ facts: { ms: _time, requestId: _id, ...facts } }) => facts)).to.deep.equal([
      { method: 'GET', route: '/api/orders/:id', status: 422, userId: CUSTOMER.userId, problem: 'InvalidRequest' },
      { method: 'GET', route: 'none', status: 404, problem: 'RouteNotFound' },
    ])
    for (const { level, facts } of lines) {
      expect(level).to.equal('info')
      expect(facts.ms).to.be.at.least(0)
      expect(facts.requestId).to.match(/^[0-9a-f-]{36}$/)
    }
  })

  it('keeps passwords, addresses, tokens, keys, ids and whole URLs to itself', async () => {
    const lines = await logOf({}, async ({ send }) => {
      const login = { email: 'eve@example.com', password: 's3cret-password' }
      const headers = { 'idempotency-key': 'the-key-of-one-attempt' }
      await send('POST', '/api/auth/register', { json: login })
      await send('POST', '/api/auth/login', { json: { ...login, more: 1 } })
      await send('POST', '/api/auth/login', {
        headers: { 'content-type': 'application/json' },
        body: '{"s3cret-password',
      })
      await send('POST', '/api/auth/refresh', { json: { refreshToken: 'a-refresh-token' } })
      await send('POST', '/api/orders', { as: 'customer', headers, json: { items: [] } })
      await send('PUT', `/api/orders/${ORDER.id}/mail-address`, { as: 'admin', json: { email: 'eve@example.com' } })
      await send('GET', `/api/orders/${ORDER.id}`, { as: 'customer' })
      await send('GET', '/eve@example.com?token=a-refresh-token')
    })
    expect(lines).to.have.length(8)
    for (const secret of SECRETS) expect(JSON.stringify(lines)).not.to.include(secret)
  })

  it('names what was not available, at a level that is seen', async () => {
    const getOrder = () => errAsync(unavailable('the store'))
    const [line] = await logOf({ ports: { getOrder } }, ({ send }) =>
      send('GET', `/api/orders/${ORDER.id}`, { as: 'customer' }),
    )
    expect(line?.level).to.equal('warn')
    expect(line?.facts).to.include({ status: 503, problem: 'Unavailable', what: 'the store' })
  })

  for (const [what, getOrder] of [
    [
      'thrown',
      () => {
        throw new Error('the inside')
      },
    ],
    [
      'rejected',
      () =>
        ResultAsync.fromSafePromise(
          Promise.reject(Object.assign(new Error('the inside'), { body: 's3cret-password' })),
        ),
    ],
  ] as const satisfies readonly (readonly [string, () => ResultAsync<never, never>])[])
    it(`has the stack of a bug that was ${what}, of which the client hears nothing`, async () => {
      const lines = await logOf({ ports: { getOrder } }, async ({ send }) => {
        const answer = await send('GET', `/api/orders/${ORDER.id}`, { as: 'customer' })
        expect(answer.status).to.equal(500)
        expect(answer.headers.get('x-content-type-options')).to.equal('nosniff')
        expect(answer.text).not.to.include('the inside').and.not.to.include('stack')
      })
      expect(lines.map(({ level }) => level)).to.deep.equal(['error', 'warn'])
      expect(lines[0]?.facts.stack).to.include('the inside').and.include('request-log.test')
      expect(JSON.stringify(lines)).not.to.include('s3cret-password')
    })

  it('has the stack of a bug that comes before a request has a name', async () => {
    const requestId = () => {
      throw new Error('the inside')
    }
    const lines = await logOf({ requestId }, async ({ send }) => {
      const answer = await send('GET', '/health/live')
      expect(answer).to.include({ status: 500, text: 'Internal Server Error' })
    })
    expect(lines.map(({ level }) => level)).to.deep.equal(['error'])
    expect(lines[0]?.facts.stack).to.include('the inside')
  })

  for (const leave of ['destroy', 'resetAndDestroy'] as const)
    it(`says of a client who did not wait (${leave}) that the request was abandoned`, async () => {
      const { listInventory, asked, letGo } = slowInventory()
      const lines = await logOf({ ports: { listInventory } }, async ({ address, logger }) => {
        const socket = await rawConnection(address)
        socket.write(`GET /api/inventory HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKENS.customer}\r\n\r\n`)
        await asked
        socket[leave]()
        await once(socket, 'close')
        while (!logger.lines.some(({ message }) => message === 'request')) await new Promise(setImmediate)
        letGo()
      })
      const seen = lines.filter(({ level }) => level !== 'debug')
      expect(seen.map(({ level, facts }) => ({ level, ...facts, ms: 0, requestId: '' }))).to.deep.equal([
        {
          level: 'info',
          requestId: '',
          method: 'GET',
          route: '/api/inventory',
          abandoned: true,
          ms: 0,
          userId: CUSTOMER.userId,
        },
      ])
    })
})

type Line = Readonly<{ level: string; facts: Readonly<{ ms: number; requestId: string; stack?: string }> }>
