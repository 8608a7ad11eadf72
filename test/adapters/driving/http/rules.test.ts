import { expect } from 'chai'
import type { Route, Who } from '../../../../src/adapters/driving/http/route.js'
import { routeTable } from '../../../../src/adapters/driving/http/route-table.js'
import { expectToMatchOpenApi, openApi } from '../../../support/openapi-validator.js'
import { CUSTOMER, ORDER, stubPorts, TOKENS } from '../../../support/stub-ports.js'
import { serve, type Sent, type Served } from './served.js'

const readiness = { dependencies: {}, stopping: new AbortController().signal }
const conveniences = { mails: () => [] }
const metrics = async () => ({ type: 'text/plain', text: '' })
const routes = routeTable({ ports: stubPorts(), readiness, metrics, conveniences })

const VALUES: Readonly<Record<string, string>> = {
  id: ORDER.id,
  sku: 'MUG',
  slug: 'out-of-stock',
  sessionId: 'a-session',
  userId: CUSTOMER.userId,
}
const QUERIES: Readonly<Record<string, string>> = { 'get /api/accounts': '?email=ada@example.com' }
const BODIES: Readonly<Record<string, object>> = {
  'post /api/auth/register': { email: 'ada@example.com', password: 'correct horse' },
  'post /api/auth/login': { email: 'ada@example.com', password: 'correct horse' },
  'post /api/auth/verify-email': { token: 'a-token' },
  'post /api/auth/forgot-password': { email: 'ada@example.com' },
  'post /api/auth/reset-password': { token: 'a-token', newPassword: 'battery staple' },
  'post /api/auth/password': { currentPassword: 'correct horse', newPassword: 'battery staple' },
  'post /api/auth/refresh': { refreshToken: 'refresh' },
  'post /api/orders/create': { items: [{ sku: 'MUG', quantity: 1 }] },
  'post /api/orders': { items: [{ sku: 'MUG', quantity: 1 }] },
  'put /api/inventory/:sku': { name: 'A mug', unitPrice: { amount: 1, currency: 'USD' } },
  'post /api/inventory/:sku/adjustments': { quantity: 1, reason: 'delivered' },
}

const ROW = JSON.stringify({ sku: 'MUG', name: 'A mug', unitPrice: { amount: 1, currency: 'USD' } })
const UPLOADS: Readonly<Record<string, Sent>> = {
  'post /api/inventory/imports': {
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'one-import' },
    body: ROW,
  },
}

/** What each person gets on a route of each rule: a success, or this status. */
const EXPECTED: Readonly<Record<Who, Readonly<Record<'nobody' | 'customer' | 'admin', 'success' | 401 | 403>>>> = {
  anyone: { nobody: 'success', customer: 'success', admin: 'success' },
  'signed-in': { nobody: 401, customer: 'success', admin: 'success' },
  admin: { nobody: 401, customer: 403, admin: 'success' },
}

describe('the rule of every route', () => {
  let served: Served
  before(async () => {
    served = await serve({ metrics, conveniences })
  })
  after(() => served.stop(0))

  const ask = (route: Route, person: 'nobody' | 'customer' | 'admin') => {
    const json = BODIES[`${route.method} ${route.path}`]
    const path = pathOf(route)
    return served.send(route.method.toUpperCase(), path, {
      ...(person === 'nobody' ? {} : { as: person }),
      ...(json ? { json } : {}),
      ...UPLOADS[`${route.method} ${route.path}`],
    })
  }

  for (const route of routes)
    for (const person of ['nobody', 'customer', 'admin'] as const) {
      const expected = EXPECTED[route.who][person]
      it(`${route.method} ${route.path}, for ${route.who}, answers ${person} with ${expected}`, async () => {
        const answer = await ask(route, person)
        if (expected === 'success') expect(Object.keys(route.answers), answer.text).to.include(String(answer.status))
        else expect(answer.status).to.equal(expected)
        expectToMatchOpenApi(route.method, pathOf(route), answer.status, answer.headers, answer.text)
      })
    }

  it('has a limit, but for what operators watch', () => {
    const unlimited = routes.filter(({ limit }) => limit === 'none').map(({ path }) => path)
    expect(unlimited).to.deep.equal(['/health/live', '/health/ready', '/metrics'])
  })

  it('says Bearer to who brings no token, and what is wrong with the token to who brings one', async () => {
    const none = await served.send('GET', '/api/auth/me')
    const bad = await served.send('GET', '/api/auth/me', { headers: { authorization: 'Bearer forged' } })
    expect(none.headers.get('www-authenticate')).to.equal('Bearer')
    expect(bad.headers.get('www-authenticate')).to.equal('Bearer error="invalid_token"')
  })

  it('lets no token of more than 4 KB come as far as the application', async () => {
    const { authenticate } = stubPorts()
    const trusting = await serve({ ports: { authenticate: () => authenticate({ accessToken: TOKENS.customer }) } })
    const statuses = [4_096, 4_097].map(async length => {
      const headers = { authorization: `Bearer ${'x'.repeat(length)}` }
      return (await trusting.send('GET', '/api/auth/me', { headers })).status
    })
    expect(await Promise.all(statuses)).to.deep.equal([200, 401])
    await trusting.stop(0)
  })

  it('is documented, and nothing else is', () => {
    const documented = Object.entries(openApi.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method} ${path}`),
    )
    expect(documented).to.have.members(routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/, '{$1}')}`))
  })
})

const pathOf = ({ method, path }: Route) =>
  path.replace(/:(\w+)/, (_, name: string) => VALUES[name] ?? name) + (QUERIES[`${method} ${path}`] ?? '')
