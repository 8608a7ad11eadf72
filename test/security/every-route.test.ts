import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import type { Route } from '../../src/adapters/driving/http/route.js'
import { everyRoute as routes, expectToMatchOpenApi } from '../support/openapi-validator.js'
import { ask, askedRoutes, nameOf, pathFor, sampleFor, type Sample } from './asked-routes.js'
import { badTokens } from './bad-tokens.js'
import { guardedShop, type Answer, type GuardedShop, type Person } from './guarded-shop.js'

type Rule = Readonly<Record<Person | 'nobody', number>>

const anyone = (status: number): Rule => ({ nobody: status, owner: status, stranger: status, admin: status })
const signedIn = (status: number): Rule => ({ ...anyone(status), nobody: 401 })
const owners = (status: number): Rule => ({ ...signedIn(status), stranger: 404, admin: 404 })
const ownersAndAdmins = (status: number): Rule => ({ ...signedIn(status), stranger: 404 })
const admins = (status: number): Rule => ({ nobody: 401, owner: 403, stranger: 403, admin: status })

/** Who is answered what. Written out, and not derived from the routes: a rule that is loosened there is seen here. */
const RULES: Readonly<Record<string, Rule>> = {
  'post /api/auth/register': anyone(201),
  'post /api/auth/login': anyone(200),
  'post /api/auth/refresh': anyone(200),
  'post /api/auth/logout': signedIn(204),
  'post /api/auth/logout-all': signedIn(204),
  'get /api/auth/me': signedIn(200),
  'post /api/auth/password': signedIn(204),
  'get /api/auth/sessions': signedIn(200),
  'delete /api/auth/sessions/:sessionId': owners(204),
  'post /api/auth/verify-email/send': signedIn(202),
  'post /api/auth/verify-email': anyone(422),
  'post /api/auth/forgot-password': anyone(202),
  'post /api/auth/reset-password': anyone(422),
  'get /api/accounts': admins(200),
  'post /api/accounts/:userId/disable': admins(200),
  'post /api/accounts/:userId/enable': admins(200),
  'post /api/orders/create': signedIn(201),
  'post /api/orders': signedIn(201),
  'get /api/orders': signedIn(200),
  'get /api/orders/:id': ownersAndAdmins(200),
  'get /api/orders/:id/history': ownersAndAdmins(200),
  'post /api/orders/:id/cancel': ownersAndAdmins(200),
  'post /api/orders/:id/mail/resend': admins(409),
  'put /api/orders/:id/mail-address': admins(204),
  'get /api/inventory': signedIn(200),
  'get /api/inventory/:sku': signedIn(200),
  'put /api/inventory/:sku': admins(200),
  'post /api/inventory/:sku/adjustments': admins(200),
  'get /api/inventory/:sku/adjustments': admins(200),
  'post /api/inventory/imports': admins(200),
  'get /api/inventory/imports/:id': admins(200),
  'get /account/verify-email': anyone(200),
  'get /account/reset-password': anyone(200),
  'get /account/page.js': anyone(200),
  'get /health/live': anyone(200),
  'get /health/ready': anyone(200),
  'get /metrics': anyone(200),
  'get /openapi.json': anyone(200),
  'get /docs': anyone(200),
  'get /docs/swagger-ui.css': anyone(200),
  'get /docs/swagger-ui-bundle.js': anyone(200),
  'get /docs/start.js': anyone(200),
  'get /problems': anyone(200),
  'get /problems/:slug': anyone(200),
  'get /dev/mailbox': anyone(200),
  'get /dev/mailbox.json': anyone(200),
}

describe('every route', () => {
  let shop: GuardedShop
  before(async () => {
    shop = await guardedShop()
  })
  after(() => shop.close())

  it('has its rule in this table, and is asked in the right way', () => {
    const served = routes.map(nameOf)
    expect(Object.keys(RULES)).to.have.members(served)
    expect(askedRoutes).to.have.members(served)
  })

  const askAs = async (route: Route, who: Person | 'nobody') => {
    const sample = await sampleFor(route, shop)
    const token = who === 'nobody' ? undefined : (await shop.signIn(who)).accessToken
    return { sample, answer: await ask(route, shop, sample, token) }
  }

  for (const route of routes) {
    const rule = RULES[nameOf(route)]
    if (!rule) continue

    for (const who of ['nobody', 'owner', 'stranger', 'admin'] as const)
      it(`${nameOf(route)} answers ${who} with ${rule[who]}`, async () => {
        const { sample, answer } = await askAs(route, who)
        expect(answer.status, answer.text).to.equal(rule[who])
        expectToMatchOpenApi(route.method, pathFor(route, sample), answer.status, answer.headers, answer.text)
      })

    it(`${nameOf(route)} takes a token that is not good for ${rule.nobody === 401 ? 'none' : 'nothing'}`, async () => {
      const { good, bad } = await badTokens(shop)
      for (const [what, token] of Object.entries(bad)) {
        const answer = await ask(route, shop, await sampleFor(route, shop), token)
        expect(answer.status, `${what}: ${answer.text}`).to.equal(rule.nobody)
      }
      const { status } = await shop.send('GET', '/api/auth/me', { token: good })
      expect(status, 'the token from which the bad ones were made').to.equal(200)
    })

    if (rule.stranger === 404)
      it(`${nameOf(route)} tells a stranger nothing: what is another's is answered like what there is not`, async () => {
        const { accessToken: token } = await shop.signIn('stranger')
        const sample = await sampleFor(route, shop)
        const unread = await ask(route, shop, sample, token)
        await readByOwner(route, sample)
        const cached = await ask(route, shop, sample, token)
        const missing = await ask(route, shop, { ...sample, params: nowhere(sample) }, token)
        expect(told(unread)).to.deep.equal(told(missing))
        expect(told(cached)).to.deep.equal(told(missing))
      })
  }

  /** So that it is in the cache. */
  const readByOwner = async ({ path }: Route, { params }: Sample) => {
    if (!path.startsWith('/api/orders/')) return
    const { accessToken: token } = await shop.signIn('owner')
    const { status } = await shop.send('GET', `/api/orders/${params?.['id'] ?? ''}`, { token })
    expect(status).to.equal(200)
  }
})

const nowhere = ({ params = {} }: Sample) => Object.fromEntries(Object.keys(params).map(name => [name, randomUUID()]))

/** The whole answer, but for what is new each time. */
const told = ({ status, headers, text }: Answer) => {
  const { instance, ...problem } = JSON.parse(text) as { instance: string }
  expect(instance).to.equal(`urn:uuid:${headers.get('x-request-id') ?? ''}`)
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
  return { status, headers: kept, problem }
}
