import { randomUUID } from 'node:crypto'
import type { Route } from '../../src/adapters/driving/http/route.js'
import { PASSWORD, PRODUCT, type GuardedShop, type Sent } from './guarded-shop.js'

/** A request that is right in every way: what is wrong with it is then only who sends it, or what a test spoils in it. */
export type Sample = Omit<Sent, 'token'> & Readonly<{ params?: Readonly<Record<string, string>>; query?: string }>

const json = (body: object) => async (): Promise<Sample> => ({ json: body })
const plain = async (): Promise<Sample> => ({})
const ofProduct = (sample: Sample) => async (): Promise<Sample> => ({ params: { sku: PRODUCT }, ...sample })
const ofOrder =
  (sample: Sample = {}) =>
  async (shop: GuardedShop): Promise<Sample> => ({ params: { id: await shop.order() }, ...sample })
const ofAccount = async (shop: GuardedShop): Promise<Sample> => ({
  params: { userId: await shop.register(randomUUID()) },
})

const ROW = { sku: PRODUCT, name: 'A mug', unitPrice: { amount: 1_000, currency: 'USD' } }
const UPLOAD = { headers: { 'content-type': 'application/x-ndjson' }, body: JSON.stringify(ROW) }

const importOf = async ({ send, signIn }: GuardedShop): Promise<string> => {
  const { accessToken: token } = await signIn('admin')
  const headers = { ...UPLOAD.headers, 'idempotency-key': randomUUID() }
  const { text } = await send('POST', '/api/inventory/imports', { ...UPLOAD, token, headers })
  return (JSON.parse(text) as { importId: string }).importId
}

/** How each route is asked. Each time afresh: what one asks for must not be gone because another asked before. */
const ASKED: Readonly<Record<string, (shop: GuardedShop) => Promise<Sample>>> = {
  'post /api/auth/register': async () => ({ json: { email: `${randomUUID()}@example.com`, password: PASSWORD } }),
  'post /api/auth/login': json({ email: 'owner@example.com', password: PASSWORD }),
  'post /api/auth/refresh': async ({ signIn }) => ({
    json: { refreshToken: (await signIn('owner')).refreshToken },
  }),
  'post /api/auth/logout': plain,
  'post /api/auth/logout-all': plain,
  'get /api/auth/me': plain,
  'post /api/auth/password': json({ currentPassword: PASSWORD, newPassword: PASSWORD }),
  'get /api/auth/sessions': plain,
  'delete /api/auth/sessions/:sessionId': async ({ signIn }) => ({
    params: { sessionId: (await signIn('owner')).sessionId },
  }),
  'post /api/auth/verify-email/send': plain,
  'post /api/auth/verify-email': json({ token: 'of-no-link' }),
  'post /api/auth/forgot-password': json({ email: 'owner@example.com' }),
  'post /api/auth/reset-password': json({ token: 'of-no-link', newPassword: PASSWORD }),
  'get /api/accounts': async () => ({ query: '?email=owner@example.com' }),
  'post /api/accounts/:userId/disable': ofAccount,
  'post /api/accounts/:userId/enable': ofAccount,
  'post /api/orders/create': json({ items: [{ sku: PRODUCT, quantity: 1 }] }),
  'post /api/orders': json({ items: [{ sku: PRODUCT, quantity: 1 }] }),
  'get /api/orders': plain,
  'get /api/orders/:id': ofOrder(),
  'get /api/orders/:id/history': ofOrder(),
  'post /api/orders/:id/cancel': ofOrder({ json: { reason: 'changed my mind' } }),
  'post /api/orders/:id/mail/resend': ofOrder({ json: { reason: 'asked for it' } }),
  'put /api/orders/:id/mail-address': ofOrder({ json: { email: 'elsewhere@example.com' } }),
  'get /api/inventory': plain,
  'get /api/inventory/:sku': ofProduct({}),
  'put /api/inventory/:sku': ofProduct({ json: { name: ROW.name, unitPrice: ROW.unitPrice } }),
  'post /api/inventory/:sku/adjustments': ofProduct({ json: { quantity: 1, reason: 'delivered' } }),
  'get /api/inventory/:sku/adjustments': ofProduct({}),
  'post /api/inventory/imports': async () => ({ ...UPLOAD, query: '?dryRun=true' }),
  'get /api/inventory/imports/:id': async shop => ({ params: { id: await importOf(shop) } }),
  'get /account/verify-email': plain,
  'get /account/reset-password': plain,
  'get /account/page.js': plain,
  'get /health/live': plain,
  'get /health/ready': plain,
  'get /metrics': plain,
  'get /openapi.json': plain,
  'get /docs': plain,
  'get /docs/swagger-ui.css': plain,
  'get /docs/swagger-ui-bundle.js': plain,
  'get /docs/start.js': plain,
  'get /problems': plain,
  'get /problems/:slug': async () => ({ params: { slug: 'out-of-stock' } }),
  'get /dev/mailbox': plain,
  'get /dev/mailbox.json': plain,
}

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

/** The routes that have a sample here. */
export const askedRoutes: readonly string[] = Object.keys(ASKED)

export const sampleFor = (route: Route, shop: GuardedShop): Promise<Sample> => {
  const asked = ASKED[nameOf(route)]
  if (!asked) throw new Error(`say in ${import.meta.filename} how ${nameOf(route)} is asked`)
  return asked(shop)
}

/** The path of the route, with its parameters and its query filled in. */
export const pathFor = ({ path }: Route, { params = {}, query = '' }: Sample): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? name) + query

export const ask = (route: Route, shop: GuardedShop, sample: Sample, token?: string) =>
  shop.send(route.method.toUpperCase(), pathFor(route, sample), {
    ...sample,
    ...(token === undefined ? {} : { token }),
  })
