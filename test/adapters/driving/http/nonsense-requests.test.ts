import { cursorCodec } from '../../../../src/adapters/driving/http/cursor.js'
import { sku } from '../../../../src/adapters/driving/http/json/sku.js'
import type { Sku } from '../../../../src/domain/shared/sku.js'
import { at, itRefuses, placingOne, type Nonsense } from './nonsense.js'

const NO_ORDER_IDS = [
  ...['1', 'a%2Fb', '%zz', '%00', '%F0%9F', '..%2f..%2fetc%2fpasswd', '$ne', '__proto__', 'create'],
  '0190B7E5-0000-7000-8000-00000000ABCD',
  '0190b7e5-0000-7000-8000-00000000abcd%20',
  '0190b7e5-0000-0000-0000-00000000abcd',
]
const NO_KEYS = [
  ...['', 'short', 'x'.repeat(129), 'with a space', '"unbalanced', '"in"side"', 'käse-käse'],
  ...['first-key, second-key', '"first-key", "second-key"'],
]
const NO_TOKENS = [
  ...['Basic YTpi', 'Bearer', 'Bearer ', 'customer-token', 'Bearer a b', 'Bearer ,', 'Bearer é', 'Bearer e30.e30.'],
  ...['bearer undefined', `Bearer ${'x'.repeat(4_097)}`],
]
const NO_METHODS = ['DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'PURGE']
const ORDER = '/api/orders/0190b7e5-0000-7000-8000-00000000abcd'
const customer = { as: 'customer' } as const
/** The cursor of another search. */
const foreign = cursorCodec('inventory', sku).write('MUG' as Sku, { q: 'lamp' })
const product = { name: 'A mug', unitPrice: { amount: 1, currency: 'USD' } }

describe('a request that is nonsense', () => {
  itRefuses(
    ...NO_ORDER_IDS.map(id => at('GET', `/api/orders/${id}`, ['that is no order id, so it', customer, 404])),
    ...NO_METHODS.map(method => at(method, ORDER, ['another method', customer, 405])),
    at(
      'POST',
      '/api/orders',
      ...NO_KEYS.map((key): Nonsense => [
        `an Idempotency-Key of ${JSON.stringify(key)}`,
        { ...placingOne({}), headers: { 'Idempotency-Key': key } },
        422,
        'Idempotency-Key',
      ]),
    ),
    at(
      'GET',
      '/api/auth/me',
      ['no token', {}, 401],
      ...NO_TOKENS.map((authorization): Nonsense => [
        `a token of ${authorization.slice(0, 20)}`,
        { headers: { authorization } },
        401,
      ]),
    ),
    at('GET', '/api/inventory/a%2Fb', ['a SKU that is none, to read,', customer, 404]),
    at('PUT', '/api/inventory/a%2Fb', ['a SKU that is none, to put,', { as: 'admin', json: product }, 422, 'sku']),
    at('POST', '/api/inventory/-/adjustments', [
      'a SKU that is none, to adjust,',
      { as: 'admin', json: { quantity: 1, reason: 'x' } },
      422,
      'sku',
    ]),
    at('GET', '/api/orders/', ['a slash at the end', customer, 404]),
    at('GET', '//api//orders', ['two slashes', customer, 404]),
    at('GET', '/API/inventory', ['capitals', customer, 404]),
    at('GET', '/wp-login.php', ['an unknown path', {}, 404]),
    at('GET', '/problems/__proto__', ['a problem that is none', {}, 404]),
    at('GET', '/api/inventory?x=1', ['an unknown parameter', customer, 422, 'x']),
    at('GET', '/api/inventory?limit=5&limit=5', ['a limit twice', customer, 422, 'limit']),
    ...['', '0', '101', '1e1', '+5', '05', ' 5'].map(limit =>
      at('GET', `/api/inventory?limit=${encodeURIComponent(limit)}`, ['a limit that is none', customer, 422, 'limit']),
    ),
    ...['', '$', 'e30', 'W10', 'x'.repeat(1_025), foreign].map(cursor =>
      at('GET', `/api/inventory?cursor=${cursor}`, ['a cursor that is none', customer, 422, 'cursor']),
    ),
    ...['', '.*', '%00', 'x'.repeat(101)].map(q =>
      at('GET', `/api/inventory?q=${q}`, ['a search for nothing', customer, 422, 'q']),
    ),
    at('GET', '/api/inventory?q=a&q=b', ['two searches', customer, 422, 'q']),
    at('GET', '/api/inventory?q[$ne]=a', ['an operator for a search', customer, 422, 'q[$ne]']),
    at('GET', '/api/inventory?a=1&a=2', ['a parameter twice', customer, 422, 'a']),
    at('GET', '/api/inventory?a[$ne]=1', ['an operator for a parameter', customer, 422, 'a[$ne]']),
    at('GET', '/api/inventory?%ff=%ff', ['a parameter of bytes', customer, 422]),
    at('GET', '/api/auth/me?&x=1&', ['a parameter where none is taken', customer, 422, 'x']),
    at('GET', '/api/inventory?__proto__=1', ['a parameter __proto__', customer, 422, '__proto__']),
  )
})
