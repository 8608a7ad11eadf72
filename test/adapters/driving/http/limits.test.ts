import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { inMemoryRateLimiter } from '../../../../src/adapters/driven/in-memory/in-memory-rate-limiter.js'
import type { Quotas } from '../../../../src/adapters/driving/http/limit-policies.js'
import { requestLimits } from '../../../../src/adapters/driving/http/request-limits.js'
import type { Quota } from '../../../../src/adapters/support/rate-limiter.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { ORDER } from '../../../support/stub-ports.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { serve, type Served } from './served.js'

const quota = (limit: number, window = 60_000): Quota => ({ limit, window })
const PLENTY = { address: quota(1_000), account: quota(1_000) }
const QUOTAS: Quotas = { register: PLENTY, login: PLENTY, session: PLENTY, read: PLENTY, write: PLENTY, admin: PLENTY }
const ME = '/api/auth/me'
const CREDENTIALS = { email: 'ada@example.com', password: 'correct horse' }

describe('the limits', () => {
  let served: Served | undefined
  afterEach(() => served?.stop(0))

  const limited = async (quotas: Partial<Quotas>, ports: Parameters<typeof serve>[0] = {}) => {
    const refused: string[] = []
    const clock = steppedClock()
    const limits = requestLimits({
      limiter: inMemoryRateLimiter({ clock }),
      quotas: { ...QUOTAS, ...quotas },
      trustedProxies: 1,
      observe: limit => void refused.push(limit),
    })
    served = await serve({ ...ports, limits, trustedProxies: 1 })
    return { send: served.send, refused, clock }
  }
  const at = (address: string) => ({ headers: { 'x-forwarded-for': address } })

  it('say with every answer how they stand, and with the refusal when to come again', async () => {
    const { send, refused, clock } = await limited({ read: { address: quota(9), account: quota(2) } })
    const first = await send('GET', ME, { as: 'customer' })
    expect(first.status).to.equal(200)
    expect(first.headers.get('ratelimit-policy')).to.equal('"read-address";q=9;w=60, "read-account";q=2;w=60')
    expect(first.headers.get('ratelimit')).to.equal('"read-address";r=8;t=60, "read-account";r=1;t=60')
    expect(first.headers.get('retry-after')).to.equal(null)

    clock.advance(20_500)
    await send('GET', `/api/orders/${ORDER.id}`, { as: 'customer' })
    const third = await send('GET', ME, { as: 'customer' })
    expect(third.status).to.equal(429)
    expect(third.headers.get('retry-after')).to.equal('40')
    expect(third.headers.get('ratelimit')).to.equal('"read-address";r=7;t=40, "read-account";r=0;t=40')
    expect(JSON.parse(third.text)).to.include({ type: '/problems/too-many-requests', status: 429 })
    expectToMatchOpenApi('GET', ME, 429, third.headers, third.text)
    expect(refused).to.deep.equal(['read'])

    clock.advance(39_500)
    expect((await send('GET', ME, { as: 'customer' })).status).to.equal(200)
  })

  it('are of each account and of each address, and of one class', async () => {
    const { send } = await limited({ read: { address: quota(3), account: quota(2) } })
    const status = async (as: 'customer' | 'admin', address: string) =>
      (await send('GET', ME, { as, ...at(address) })).status
    expect([await status('customer', '192.0.2.1'), await status('customer', '192.0.2.2')]).to.deep.equal([200, 200])
    expect(await status('customer', '192.0.2.3'), 'an account, wherever').to.equal(429)
    expect(await status('admin', '192.0.2.1'), 'another account').to.equal(200)
    expect((await send('GET', '/openapi.json', at('192.0.2.1'))).status).to.equal(200)
    expect(await status('admin', '192.0.2.1'), 'an address, whoever').to.equal(429)
    const placing = { as: 'customer', json: { items: [{ sku: 'MUG', quantity: 1 }] } } as const
    expect((await send('POST', '/api/orders', placing)).status, 'another class').to.equal(201)
  })

  it('count those as well who are not admitted', async () => {
    const { send } = await limited({ admin: { address: quota(2) } })
    const forged = { headers: { authorization: 'Bearer forged', 'x-forwarded-for': '192.0.2.1' } }
    const statuses = []
    while (statuses.length < 3) statuses.push((await send('PUT', '/api/inventory/MUG', forged)).status)
    expect(statuses).to.deep.equal([401, 401, 429])
  })

  it('refuse before a body is read and before anything is asked', async () => {
    let asked = 0
    const logIn = () => {
      asked += 1
      return errAsync({ type: 'BadCredentials' } as const)
    }
    const { send } = await limited({ login: { address: quota(1) } }, { ports: { logIn } })
    await send('POST', '/api/auth/login', { json: CREDENTIALS, ...at('192.0.2.1') })
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' }
    const second = await send('POST', '/api/auth/login', { body: '{"not even JSON', headers })
    expect(second.status).to.equal(429)
    expectToMatchOpenApi('POST', '/api/auth/login', 429, second.headers, second.text)
    expect(asked).to.equal(1)
  })

  it('take a household of IPv6 for one, and believe no header that the proxy did not write', async () => {
    const { send } = await limited({ register: { address: quota(1) } })
    const status = async (forwarded: string) =>
      (await send('POST', '/api/auth/register', { json: CREDENTIALS, ...at(forwarded) })).status
    expect(await status('2001:db8::1')).to.equal(201)
    expect(await status('10.9.8.7, 2001:db8::2')).to.equal(429)
    expect(await status('2001:db8:0:1::1')).to.equal(201)
  })

  it('leave those alone who watch the service', async () => {
    const nothing = { address: quota(0) }
    const { send } = await limited({ read: nothing, session: nothing, write: nothing, admin: nothing })
    for (const path of ['/health/live', '/health/ready']) {
      const { status, headers } = await send('GET', path)
      expect(status).to.equal(200)
      expect(headers.get('ratelimit')).to.equal(null)
    }
  })

  it('are not spoken of where there are none', async () => {
    served = await serve()
    const { headers } = await served.send('GET', ME, { as: 'customer' })
    expect([...headers.keys()].filter(name => name.startsWith('ratelimit'))).to.be.empty
  })
})
