import { uuid } from '../../../support/sequential-ids.js'
import { asJson, at, itRefuses, placing, placingOne, type Nonsense } from './nonsense.js'
import type { Sent } from './served.js'

const ITEM = '{"sku":"MUG","quantity":1}'
const THE_SERVERS_OWN = ['role', 'status', 'totalAmount', 'unitPrice', 'userId', '_id', 'version']
const NO_QUANTITIES = [0, -1, 1.5, 1_001, '1', null, true, [], {}, { $gt: 0 }, 2 ** 53, 1e300]
const NO_SKUS = [
  '',
  ' ',
  '-MUG',
  'A B',
  'A/B',
  '../etc',
  'MUG\n',
  'é',
  '🍵',
  'x'.repeat(65),
  '$where',
  '%00',
  null,
  7,
  {},
]

const NO_LINES = ['a\r\nBcc: b', 'a\u2028b', 'a\u2029b', 'a\u202eb', 'a\u2066b']

/** A zero-width space and its like, fillers of Hangul, Braille without a dot, a tag: of each alone nobody sees anything. */
const NOTHING_SEEN = [
  ...['\u200b', '\u00ad', '\u034f', '\u200d\u200c', '\u2060', '\ufeff', '\u180e', '\u00a0\u200b\u3000'],
  ...['\u3164', '\u115f\u1160', '\uffa0', '\u2800', '\ufe0f', '\u{e0041}'],
]
const inCodes = (given: string) => [...given].map(character => `U+${character.codePointAt(0)!.toString(16)}`).join(' ')

const by = (as: 'customer' | 'admin', json: object): Sent => ({ as, json })
const product = (given: object) => by('admin', { name: 'A mug', unitPrice: { amount: 1, currency: 'USD' }, ...given })
const price = (given: object) => product({ unitPrice: { amount: 1, currency: 'USD', ...given } })

const login = (given: object): Sent => ({ json: { email: 'ada@example.com', password: 'x', ...given } })

describe('a field that is nonsense', () => {
  itRefuses(
    at(
      'POST',
      '/api/auth/login',
      ...[...NO_LINES, '', ' ', 'x'.repeat(65), 7, null].map((device): Nonsense => [
        `a device of ${JSON.stringify(device).slice(0, 20)}`,
        login({ device }),
        422,
        '#/device',
      ]),
    ),
    at(
      'POST',
      '/api/orders',
      ['an operator for the items', placing({ $ne: null }), 422, '#/items'],
      ['__proto__', asJson(`{"items":[${ITEM}],"__proto__":{"role":"admin"}}`), 422, '#/__proto__'],
      ['__proto__ in an item', asJson('{"items":[{"__proto__":null}]}'), 422, '#/items/0/__proto__'],
      ['constructor', asJson(`{"items":[${ITEM}],"constructor":{}}`), 422, '#/constructor'],
      ...THE_SERVERS_OWN.map((own): Nonsense => [
        `a ${own} of the client`,
        placing([{ sku: 'MUG', quantity: 1 }], { [own]: 1 }),
        422,
        `#/${own}`,
      ]),
      ['a price of the client', placingOne({ unitPrice: 1 }), 422, '#/items/0/unitPrice'],
      ['no items', placing([]), 422, '#/items'],
      ['101 items', placing(Array(101).fill({ sku: 'MUG', quantity: 1 })), 422, '#/items'],
      ['an item of null', placing([null]), 422, '#/items/0'],
      ...NO_QUANTITIES.map((quantity): Nonsense => [
        `a quantity of ${JSON.stringify(quantity)}`,
        placingOne({ quantity }),
        422,
        '#/items/0/quantity',
      ]),
      ['a quantity beyond all numbers', asJson('{"items":[{"quantity":1e999}]}'), 422, '#/items/0/quantity'],
      ...NO_SKUS.map((sku): Nonsense => [`a SKU of ${JSON.stringify(sku)}`, placingOne({ sku }), 422, '#/items/0/sku']),
    ),
    at(
      'POST',
      '/api/auth/register',
      ['a role', { json: { email: 'a@b.cd', password: 'x', role: 'admin' } }, 422, '#/role'],
      ['a password of 5', { json: { email: 'a@b.cd', password: 5 } }, 422, '#/password'],
      ['half a surrogate pair', asJson('{"email":"a@b.cd","password":"\\ud800"}'), 422, '#/password'],
      ['an endless password', { json: { email: 'a@b.cd', password: 'x'.repeat(1_025) } }, 422, '#/password'],
    ),
    at(
      'POST',
      '/api/auth/login',
      ['an operator for the address', { json: { email: { $gt: '' }, password: 'x' } }, 422, '#/email'],
      ['an operator for the password', { json: { email: 'a', password: { $ne: 1 } } }, 422, '#/password'],
      ['an endless address', { json: { email: 'x'.repeat(321), password: 'x' } }, 422, '#/email'],
      ['a name that is no Unicode', asJson('{"email":"a","password":"b","\\udfff":1}'), 422, '#/%EF%BF%BD'],
      ['a name that is a pointer', asJson('{"email":"a","password":"b","a/~b":1}'), 422, '#/a~1~0b'],
    ),
    at(
      'POST',
      '/api/auth/refresh',
      ['an operator for the token', { json: { refreshToken: { $ne: null } } }, 422, '#/refreshToken'],
      ['no token', { json: {} }, 422, '#/refreshToken'],
    ),
    at(
      'POST',
      `/api/orders/${uuid(7, 1)}/cancel`,
      ...NO_LINES.map((reason): Nonsense => [
        `a reason of ${encodeURI(reason)}`,
        by('customer', { reason }),
        422,
        '#/reason',
      ]),
      ['a blank reason', by('customer', { reason: ' ' }), 422, '#/reason'],
      ['a reason that nobody sees', by('customer', { reason: '\u200b' }), 422, '#/reason'],
      ['an endless reason', by('customer', { reason: 'x'.repeat(501) }), 422, '#/reason'],
    ),
    at(
      'PUT',
      '/api/inventory/MUG',
      ['a price below zero', price({ amount: -1 }), 422, '#/unitPrice/amount'],
      ['a price in fractions', price({ amount: 0.1 }), 422, '#/unitPrice/amount'],
      ['a price beyond counting', price({ amount: 2 ** 53 }), 422, '#/unitPrice/amount'],
      ['a currency of nowhere', price({ currency: 'ZZZ' }), 422, '#/unitPrice/currency'],
      ['a currency in small letters', price({ currency: 'usd' }), 422, '#/unitPrice/currency'],
      ['a price that is a number', product({ unitPrice: 1 }), 422, '#/unitPrice'],
      ['an active of yes', product({ active: 'yes' }), 422, '#/active'],
      ['a name of nothing', product({ name: '' }), 422, '#/name'],
      ...NOTHING_SEEN.map((name): Nonsense => [
        `a name of nothing but ${inCodes(name)}`,
        product({ name }),
        422,
        '#/name',
      ]),
      ['a name that rings', product({ name: 'A \u0007 mug' }), 422, '#/name'],
      ['figures of the client', product({ received: 5 }), 422, '#/received'],
    ),
    at(
      'POST',
      '/api/inventory/MUG/adjustments',
      ['nothing', by('admin', { quantity: 0, reason: 'x' }), 422, '#/quantity'],
      ['half a unit', by('admin', { quantity: 0.5, reason: 'x' }), 422, '#/quantity'],
      ['no reason', by('admin', { quantity: 1 }), 422, '#/reason'],
    ),
  )
})
