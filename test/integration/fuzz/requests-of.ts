import fc from 'fast-check'
import { nameOf } from '../../security/asked-routes.js'
import { everyRoute as routes } from '../../support/openapi-validator.js'
import { fieldsOf, withAt } from '../../security/fields-of.js'
import { operationOf, resolved } from '../../security/operation-of.js'
import { valuesOf, type Known } from './values-of.js'

export type GeneratedRequest = Readonly<{
  /** Of which route it is, or `none`. */
  of: string
  method: string
  path: string
  headers: Readonly<Record<string, string>>
  body?: string
}>
/** Access tokens; `spare` are of those whose sessions may end. */
export type Tokens = Readonly<{ admin: string; customer: string; spare: readonly string[] }>

/** They hash a password, on purpose slowly: a small share will do. */
const SLOW = /login|register|password/
const ENDS_SESSIONS = /logout|password$|sessions/

const visible = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map(code => String.fromCharCode(code)),
  maxLength: 40,
})
const latin = fc.string({
  unit: fc.integer({ min: 0xa0, max: 0xff }).map(code => String.fromCharCode(code)),
  maxLength: 20,
})
/** One time in so many. */
const rarely = <T>(value: fc.Arbitrary<T>, outOf: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: outOf - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })

/** Headers that nobody sends, or not like that. */
const oddHeaders = fc.record(
  {
    'if-none-match': fc.oneof(fc.constantFrom('*', '"1"', 'W/"2"', '"1", "2"', '"'), visible),
    accept: fc.constantFrom('text/html', 'application/xml;q=0.1', '', ';'),
    'accept-encoding': fc.constantFrom('gzip', 'br, *;q=0', 'nonsense'),
    'user-agent': fc.oneof(visible, latin),
    'x-forwarded-for': fc.oneof(fc.ipV4(), fc.ipV6(), visible),
    'x-request-id': visible,
    origin: fc.constantFrom('https://evil.example', 'null', '*'),
    cookie: visible,
    'x-http-method-override': fc.constant('DELETE'),
    range: fc.constant('bytes=0-1'),
    'if-modified-since': visible,
  },
  { requiredKeys: [] },
)

const keys = fc.oneof(
  { weight: 6, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constantFrom('one-key-of-many', '"quoted-key"', 'short', '"', 'x'.repeat(129)) },
  { weight: 1, arbitrary: visible },
)

const NO_TOKENS = ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', 'bearer ey..', `Bearer ${'x'.repeat(5_000)}`]

const authorizationFor = (path: string, tokens: Tokens): fc.Arbitrary<string | undefined> => {
  const { admin, customer, spare } = tokens
  const good = ENDS_SESSIONS.test(path) ? spare : [admin, admin, customer]
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...good.map(token => `Bearer ${token}`)) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, ...NO_TOKENS) },
  )
}

/** As the schema allows; with one field spoiled; with a field too many; and what is no JSON, or not called so. */
const bodiesOf = (
  route: (typeof routes)[number],
  known: Known,
): fc.Arbitrary<Pick<GeneratedRequest, 'body' | 'headers'>> => {
  const { body } = operationOf(route)
  const isUpload = route.path.endsWith('/imports')
  const headers = { 'content-type': isUpload ? 'application/x-ndjson' : 'application/json' }
  const junk = fc.record({
    body: fc.oneof(fc.json(), fc.string(), fc.constant('{"a":'), fc.constant('x'.repeat(70_000))),
    headers: fc.constantFrom(headers, {}, { 'content-type': 'text/plain' }, { ...headers, 'content-encoding': 'gzip' }),
  })
  if (!body) return fc.oneof({ weight: 9, arbitrary: fc.constant({ headers: {} }) }, { weight: 1, arbitrary: junk })

  const valid = valuesOf(body, known)
  const places = fc.constantFrom(...fieldsOf(body, resolved).map(({ path }) => path))
  const nonsense = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>({ $ne: null }, '', null, -1, 2 ** 53),
  )
  const spoiled = fc.tuple(valid, places, nonsense).map(([value, path, put]) => withAt(value, path, put))
  const tooMuch = fc.tuple(valid, fc.string(), nonsense).map(([value, name, put]) => withAt(value, [name], put))
  const sent = (value: fc.Arbitrary<unknown>) => value.map(each => ({ body: JSON.stringify(each), headers }))
  return fc.oneof(
    { weight: 12, arbitrary: sent(valid) },
    { weight: 4, arbitrary: sent(spoiled) },
    { weight: 1, arbitrary: sent(tooMuch) },
    { weight: 1, arbitrary: junk },
  )
}

const inUrl = (value: unknown) =>
  encodeURIComponent(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString())

const requestsOf = (route: (typeof routes)[number], known: Known, tokens: Tokens): fc.Arbitrary<GeneratedRequest> => {
  const { parameters } = operationOf(route)
  const of = (place: 'path' | 'query') =>
    parameters
      .filter(parameter => parameter.in === place)
      .map(
        ({ name, schema }) =>
          [
            name,
            fc.oneof(
              { weight: 5, arbitrary: known[name] ?? valuesOf(schema, known) },
              { weight: 1, arbitrary: fc.string({ minLength: 1 }) },
            ),
          ] as const,
      )
  const params = fc.record(Object.fromEntries(of('path')))
  const query = fc.record(Object.fromEntries(of('query').map(([name, values]) => [name, rarely(values, 4)])))
  const oddQuery = rarely(fc.constantFrom('&x=1', '&limit=1&limit=2', '&__proto__=1', '&%zz', '&a[$ne]=1', '&='), 20)
  const oddMethod = rarely(fc.constantFrom('PATCH', 'DELETE', 'OPTIONS', 'PUT', 'TRACE', 'PROPFIND', 'HEAD', 'GET'), 40)
  const key = rarely(keys, route.path.endsWith('/imports') ? 1 : 4)

  return fc
    .record({
      ...{ params, query, oddQuery, oddMethod, key },
      content: bodiesOf(route, known),
      odd: rarely(oddHeaders, 8),
      authorization: authorizationFor(route.path, tokens),
    })
    .map(({ params, query, oddQuery = '', oddMethod, key, content, odd, authorization }) => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined)
      const asked = given.map(([name, value]) => `${name}=${inUrl(value)}`)
      const after = asked.join('&') + oddQuery
      const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
        inUrl((params as Record<string, unknown>)[name]),
      )
      return {
        of: nameOf(route),
        method: oddMethod ?? route.method.toUpperCase(),
        path: after === '' ? path : `${path}?${after}`,
        headers: {
          ...odd,
          ...content.headers,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(authorization === undefined ? {} : { authorization }),
        },
        ...(content.body === undefined ? {} : { body: content.body }),
      }
    })
}

const ODD_PATHS = [
  '/',
  '//',
  '/api',
  '/api/',
  '/api/orders/',
  '/API/orders',
  '/api/orders/%2e%2e',
  '/api/../metrics',
  '/%00',
  '/%zz',
  '/api/orders/%',
  '/.env',
  '/api/inventory/a%2Fb',
  '/api/inventory/%C0%80',
  `/${'x'.repeat(5_000)}`,
  '/problems/__proto__',
  '/problems/constructor',
]

const elsewhere = fc.record({
  of: fc.constant('none'),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
  path: fc.oneof(
    fc.constantFrom(...ODD_PATHS),
    fc.webPath().map(path => path || '/'),
  ),
  headers: oddHeaders,
})

/** Requests of every route, and of none: most as they should be, many not quite, and some that are nonsense. */
export const generatedRequests = (known: Known, tokens: Tokens): fc.Arbitrary<GeneratedRequest> =>
  fc.oneof(
    ...routes.map(route => ({ weight: SLOW.test(route.path) ? 2 : 20, arbitrary: requestsOf(route, known, tokens) })),
    { weight: 40, arbitrary: elsewhere },
  )
