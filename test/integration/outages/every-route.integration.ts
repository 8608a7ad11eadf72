import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'
import { client, type Answer } from './client.js'

const NEW_REQUEST_MS = 3_000
/** As long as a session that was read lately is taken for live. */
const FORGOTTEN_AFTER_MS = 2_100
const TOKEN = randomBytes(32).toString('base64url')
const PASSWORD = SHOP_VARIABLES.ADMIN_PASSWORD

type Asking = Readonly<{ path?: string; as?: 'customer' | 'admin'; body?: object; key?: string }>

describe('While MongoDB hangs, every route', function () {
  this.timeout(90_000)
  const servers = withServers({ mongo: {} }, { apart: true })

  let service: ServiceProcess | undefined
  after(() => end(service))

  it('that needs it answers 503 with Retry-After within 3 s', async () => {
    const { mongo } = servers()
    service = await startProcess({ ...(await serviceVariables({ mongo }, 'every-route')), ...SHOP_VARIABLES })
    const ask = client(service.address)
    await stockShelves(service.address, { TEAPOT: 100 })
    const [customer] = await customersOf(service.address, 1)
    const signIn = async (email: string) => {
      const { body } = await ask('POST', '/api/auth/login', { body: { email, password: PASSWORD } })
      return { token: String(body['accessToken']), refreshToken: String(body['refreshToken']) }
    }
    const [{ token, refreshToken }, admin] = [await signIn(customer!.email), await signIn(SHOP_VARIABLES.ADMIN_EMAIL)]
    const items = [{ sku: 'TEAPOT', quantity: 1 }]
    const { body: order } = await ask('POST', '/api/orders', { token, body: { items } })
    const path = `/api/orders/${String(order['orderId'])}`

    const product = { sku: 'TEAPOT', name: 'Teapot', unitPrice: { amount: 1_000, currency: 'USD' } }
    const askings: Record<string, Asking> = {
      'POST /api/auth/register': { body: { email: 'new@example.com', password: PASSWORD } },
      'POST /api/auth/login': { body: { email: customer!.email, password: PASSWORD } },
      'POST /api/auth/refresh': { body: { refreshToken } },
      'POST /api/auth/logout': { as: 'customer' },
      'POST /api/auth/logout-all': { as: 'customer' },
      'POST /api/auth/password': {
        as: 'customer',
        body: { currentPassword: PASSWORD, newPassword: `${PASSWORD} too` },
      },
      'GET /api/auth/me': { as: 'customer' },
      'GET /api/auth/sessions': { as: 'customer' },
      'DELETE /api/auth/sessions/{sessionId}': { as: 'customer', path: `/api/auth/sessions/${randomUUID()}` },
      'POST /api/auth/verify-email/send': { as: 'customer' },
      'POST /api/auth/verify-email': { body: { token: TOKEN } },
      'POST /api/auth/reset-password': { body: { token: TOKEN, newPassword: PASSWORD } },
      'GET /api/accounts': { as: 'admin', path: `/api/accounts?email=${customer!.email}` },
      'POST /api/accounts/{userId}/disable': { as: 'admin', path: `/api/accounts/${customer!.userId}/disable` },
      'POST /api/accounts/{userId}/enable': { as: 'admin', path: `/api/accounts/${customer!.userId}/enable` },
      'GET /api/inventory': { as: 'customer' },
      'GET /api/inventory/{sku}': { as: 'customer', path: '/api/inventory/TEAPOT' },
      'PUT /api/inventory/{sku}': {
        as: 'admin',
        path: '/api/inventory/TEAPOT',
        body: { name: 'Teapot', unitPrice: { amount: 1_000, currency: 'USD' } },
      },
      'POST /api/inventory/{sku}/adjustments': {
        as: 'admin',
        path: '/api/inventory/TEAPOT/adjustments',
        body: { quantity: 1, reason: 'found' },
      },
      'GET /api/inventory/{sku}/adjustments': { as: 'admin', path: '/api/inventory/TEAPOT/adjustments' },
      'POST /api/inventory/imports': { as: 'admin', key: randomUUID(), body: [product] },
      'GET /api/inventory/imports/{id}': { as: 'admin', path: `/api/inventory/imports/${randomUUID()}` },
      'GET /api/orders': { as: 'customer' },
      'POST /api/orders': { as: 'customer', body: { items } },
      'POST /api/orders/create': { as: 'customer', body: { items } },
      'GET /api/orders/{id}': { as: 'customer', path },
      'GET /api/orders/{id}/history': { as: 'customer', path: `${path}/history` },
      'POST /api/orders/{id}/cancel': { as: 'customer', path: `${path}/cancel`, body: {} },
    }
    const { body: openapi } = await ask('GET', '/openapi.json')
    expect(Object.keys(askings)).to.have.members(
      apiRoutes(openapi['paths'] as Paths).filter(route => route !== SAYS_NOTHING),
    )

    const askEach = () =>
      Promise.all(
        Object.entries(askings).map(async ([route, asking]) => {
          const [method, template] = route.split(' ') as [string, string]
          const tokens = { customer: token, admin: admin.token }
          const { as, body, key } = asking
          const answer = await ask(method, asking.path ?? template, {
            ...(as && { token: tokens[as] }),
            ...(body && { body }),
            ...(key && { key }),
          })
          return [route, answer] as const
        }),
      )
    // Both sessions are known to be live: what hangs is what the route itself asks for.
    await Promise.all([token, admin.token].map(known => ask('GET', '/api/auth/me', { token: known })))
    ;(await mongo.primary()).hang()
    const atFirst = await askEach()
    await pause(FORGOTTEN_AFTER_MS)
    const later = await askEach()

    const slowest = Math.max(...[...atFirst, ...later].map(([, { took }]) => took))
    console.log(`      the slowest answer took ${slowest.toFixed(0)} ms`)
    expect(slowest).to.be.lessThan(NEW_REQUEST_MS)
    // An order that was read lately may still be in the cache.
    expect(atFirst.filter(([route, answer]) => !isRefused(answer) && !READS_OF_ORDERS.includes(route))).to.deep.equal(
      [],
    )
    expect(later.filter(([, answer]) => !isRefused(answer))).to.deep.equal([])
  })
})

type Paths = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Answers before it looks anything up, so that its answer tells nothing of who has an account. */
const SAYS_NOTHING = 'POST /api/auth/forgot-password'
const READS_OF_ORDERS = ['GET /api/orders/{id}', 'GET /api/orders/{id}/history']

const apiRoutes = (paths: Paths): readonly string[] =>
  Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) => Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`))

const isRefused = ({ status, retryAfter }: Answer): boolean => status === 503 && Number(retryAfter) > 0
