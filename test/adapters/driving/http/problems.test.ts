import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import type { HttpPorts, PortError } from '../../../../src/adapters/driving/http/http-ports.js'
import { currency, quantity, sku, usd } from '../../../support/builders.js'
import { expectToMatchOpenApi, openApi } from '../../../support/openapi-validator.js'
import { CUSTOMER, ORDER } from '../../../support/stub-ports.js'
import { serve, type Sent } from './served.js'

const SHORTAGES = [{ type: 'Shortage', sku: sku('MUG'), requested: 2, available: 1 }] as const
const items = [
  { sku: 'MUG', quantity: 1 },
  { sku: 'LAMP', quantity: 1 },
  { sku: 'MUG', quantity: 1 },
]

const placing: Request = ['placeOrder', 'POST', '/api/orders', { as: 'customer', json: { items } }]
const reading: Request = ['getOrder', 'GET', `/api/orders/${ORDER.id}`, { as: 'customer' }]
const registering: Request = ['registerAccount', 'POST', '/api/auth/register', { json: { email: 'a', password: 'b' } }]
const signingIn: Request = ['logIn', 'POST', '/api/auth/login', { json: { email: 'a', password: 'b' } }]
const cancelling: Request = ['cancelOrder', 'POST', `/api/orders/${ORDER.id}/cancel`, { as: 'customer' }]
const product = { name: 'A mug', unitPrice: { amount: 1, currency: 'EUR' } }
const putting: Request = ['putProduct', 'PUT', '/api/inventory/MUG', { as: 'admin', json: product }]
const adjustment = { quantity: -9, reason: 'broken' }
const adjusting: Request = ['adjustStock', 'POST', '/api/inventory/MUG/adjustments', { as: 'admin', json: adjustment }]
const readingStock: Request = ['getStockItem', 'GET', '/api/inventory/MUG', { as: 'customer' }]

const readingImport: Request = ['getImport', 'GET', `/api/inventory/imports/${ORDER.id}`, { as: 'admin' }]
const disabling: Request = ['administerAccount', 'POST', `/api/accounts/${CUSTOMER.userId}/disable`, { as: 'admin' }]

type Request = readonly [port: keyof HttpPorts, method: string, path: string, sent: Sent]
type Case<Error> = readonly [
  Request,
  Omit<Error, 'type'>,
  status: number,
  told: object,
  headers?: Record<string, string>,
]
type Cases = { [Type in PortError['type']]: Case<Extract<PortError, { type: Type }>> }

const bearer = (value: string) => ({ 'www-authenticate': value })
const retry = (seconds: string) => ({ 'retry-after': seconds })
const at = (...pointers: string[]) => ({ errors: pointers.map(pointer => ({ pointer })) })

/** Every error of every port: one that is missing does not compile. */
const CASES: Cases = {
  BadCredentials: [signingIn, {}, 401, {}, bearer('Bearer')],
  Unauthenticated: [placing, {}, 401, {}, bearer('Bearer error="invalid_token"')],
  Forbidden: [putting, {}, 403, {}],
  OrderNotFound: [reading, {}, 404, {}],
  ProductNotFound: [readingStock, {}, 404, {}],
  ImportNotFound: [readingImport, {}, 404, {}],
  SessionNotFound: [['endSession', 'DELETE', '/api/auth/sessions/none', { as: 'customer' }], {}, 404, {}],
  AccountNotFound: [disabling, {}, 404, {}],
  OwnAccount: [disabling, {}, 409, {}],
  LinkMadeLately: [
    ['sendVerification', 'POST', '/api/auth/verify-email/send', { as: 'customer' }],
    { retryAfterMs: 60_000 },
    429,
    {},
    retry('60'),
  ],
  LinkNotValid: [
    ['verifyEmail', 'POST', '/api/auth/verify-email', { json: { token: 'spent' } }],
    {},
    422,
    at('#/token'),
  ],
  WrongPassword: [
    [
      'changePassword',
      'POST',
      '/api/auth/password',
      { as: 'customer', json: { currentPassword: 'wrong', newPassword: 'battery staple' } },
    ],
    {},
    403,
    at('#/currentPassword'),
  ],
  EmailTaken: [registering, {}, 409, at('#/email')],
  InsufficientStock: [
    placing,
    { shortages: SHORTAGES, replayed: true },
    409,
    { shortages: [{ sku: 'MUG', requested: 2, available: 1 }] },
    { 'idempotency-replayed': 'true' },
  ],
  TooManyAttempts: [signingIn, { retryAfterMs: 1_001 }, 429, {}, retry('2')],
  KeyInUse: [placing, { retryAfterMs: 1_001 }, 409, {}, retry('2')],
  OrderAlreadyDecided: [cancelling, { status: 'Failed' }, 409, { orderStatus: 'Failed' }],
  CurrencyFixed: [putting, { sku: sku('MUG'), currency: currency('USD') }, 409, at('#/unitPrice/currency')],
  AdjustmentOutOfRange: [adjusting, { sku: sku('MUG'), available: 7, quantity: -9 }, 409, { available: 7 }],
  KeyReused: [adjusting, {}, 422, { errors: [{ header: 'Idempotency-Key' }] }],
  InvalidEmail: [registering, {}, 422, at('#/email')],
  WeakPassword: [
    registering,
    { faults: [{ type: 'TooShort', minLength: 8 }, { type: 'TooLong', maxLength: 128 }, { type: 'TooCommon' }] },
    422,
    at('#/password', '#/password', '#/password'),
  ],
  TooManyLines: [placing, { lines: 101, limit: 100 }, 422, at('#/items')],
  QuantityTooLarge: [
    placing,
    { sku: sku('MUG'), quantity: quantity(1_000) + 1 },
    422,
    at('#/items/0/quantity', '#/items/2/quantity'),
  ],
  UnknownProducts: [
    placing,
    { skus: [sku('LAMP'), sku('MUG')] },
    422,
    at('#/items/0/sku', '#/items/1/sku', '#/items/2/sku'),
  ],
  ProductsWithdrawn: [placing, { skus: [sku('LAMP')] }, 422, at('#/items/1/sku')],
  MixedCurrencies: [placing, { currencies: [currency('USD'), currency('EUR')] }, 422, at('#/items')],
  AmountTooLarge: [placing, {}, 422, at('#/items')],
  OrderTotalTooLarge: [placing, { limit: usd(5) }, 422, at('#/items')],
  AtCapacity: [placing, { sku: sku('MUG') }, 503, at('#/items/0/sku', '#/items/2/sku'), retry('1')],
  Unavailable: [reading, { what: 'the store', retryAfterMs: 0 }, 503, {}, retry('1')],
  OutcomeUnknown: [placing, { what: 'the store', orderId: ORDER.id }, 503, { orderId: ORDER.id }, retry('1')],
}

describe('what the application refuses', () => {
  for (const [type, [[port, method, path, sent], error, status, told, headers = {}]] of Object.entries(CASES))
    it(`${type} is told as a documented ${status}`, async () => {
      const served = await serve({ ports: { [port]: () => errAsync({ type, ...error }) } })
      const answer = await served.send(method, path, sent)
      const meaning = await served.send('GET', (JSON.parse(answer.text) as { type: string }).type)
      await served.stop(0)

      expect(answer.status).to.equal(status)
      expectToMatchOpenApi(method, path, status, answer.headers, answer.text)
      for (const [name, value] of Object.entries(headers)) expect(answer.headers.get(name)).to.equal(value)
      expect(documentedHeaders(method, path, status)).to.include.members(Object.keys(headers))
      expect(answer.headers.get('cache-control')).to.equal('no-store')
      const problem = withoutDetails(JSON.parse(answer.text) as Problem)
      expect(problem).to.include({ status, instance: `urn:uuid:${answer.headers.get('x-request-id')}` })
      expect(problem).to.deep.include(told)
      expect(answer.text).not.to.include('the store')
      expect(meaning.status, 'its type can be looked up').to.equal(200)
      expectToMatchOpenApi('GET', '/problems/x', 200, meaning.headers, meaning.text)
    })

  it('is the same for an e-mail address that is unknown as for one that is none', async () => {
    const served = await serve({ ports: { logIn: () => errAsync({ type: 'BadCredentials' }) } })
    const texts = await Promise.all(
      [CUSTOMER.email, 'nobody@example.com', 'not an address', ''].map(async email => {
        const { status, text } = await served.send('POST', '/api/auth/login', { json: { email, password: 'x' } })
        return `${status} ${text.replace(/urn:uuid:[^"]+/, '')}`
      }),
    )
    await served.stop(0)
    expect(new Set(texts)).to.have.length(1)
  })
})

type Problem = Readonly<{ errors?: readonly Readonly<{ detail: string }>[] }>

const withoutDetails = ({ errors, ...problem }: Problem): object =>
  errors ? { ...problem, errors: errors.map(({ detail: _words, ...where }) => where) } : problem

const documentedHeaders = (method: string, path: string, status: number) => {
  const template = path.replace(ORDER.id, '{id}').replace('/MUG', '/{sku}')
  const { headers = {} } = openApi.paths[template]?.[method.toLowerCase()]?.responses[status] ?? {}
  return Object.keys(headers).map(name => name.toLowerCase())
}
