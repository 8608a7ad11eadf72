import { expect } from 'chai'
import { randomUUID } from 'node:crypto'
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow'
import { createHttpApp } from '../../src/adapters/driving/http/http-app.js'
import { startHttpServer } from '../../src/adapters/driving/http/http-server.js'
import type { ProblemJson } from '../../src/adapters/driving/http/problems/problem-json.js'
import { PROBLEMS } from '../../src/adapters/driving/http/problems/problem-table.js'
import type { OrderJson } from '../../src/adapters/wire/order-json.js'
import { requestLimitsOf } from '../../src/bootstrap/request-limits.js'
import { T } from '../../src/bootstrap/tokens.js'
import { expectToMatchOpenApi } from '../support/openapi-validator.js'
import { expectToKeepSecrets, noteSecrets } from '../support/kept-secrets.js'
import { valueOf } from '../support/outcome-of.js'
import { recordingLogger } from '../support/recording-logger.js'
import type { World } from '../support/world.js'
import {
  SOMEWHERE,
  type AccountSeen,
  type Asked,
  type AdjustmentSeen,
  type ImportSeen,
  type Refusal,
  type ReportSeen,
  type SessionSeen,
  type Shop,
  type Tokens,
} from './shop.js'

type Asking = Readonly<{ token?: string; json?: object; key?: string | undefined; from?: string }>
type Answered = Readonly<{ headers: Headers; json: unknown }>

/** Every request of a story has its answer when the shop closes: connections that are kept need not wait for one more, ms. */
const NO_MORE_IS_ASKED = 1
const GRACE = 1_000

/** The shop as HTTP offers it, on a real socket. Every answer is held against the OpenAPI document, and no log may tell a secret. */
export const shopOverHttp = async (world: World): Promise<Shop> => {
  const logger = recordingLogger()
  const app = createHttpApp({
    ports: world.container.get(T.httpPorts),
    readiness: { dependencies: {}, stopping: new AbortController().signal },
    conveniences: { mails: world.container.get(T.mailbox).mails },
    logger,
    requestId: randomUUID,
    trustedProxies: 1,
    ...requestLimitsOf(world.container, world.container.get(T.config)),
  })
  const server = await startHttpServer({ app, host: '127.0.0.1', port: 0, logger, limits: { rest: NO_MORE_IS_ASKED } })

  const exchange = async (method: string, path: string, asking: Asking): Promise<Result<Answered, Refusal>> => {
    const { token, json, key, from = SOMEWHERE } = asking
    noteSecrets(asking)
    const response = await fetch(server.address + path, {
      method,
      headers: {
        'x-forwarded-for': from,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: json === undefined ? null : JSON.stringify(json),
    })
    const { status, headers } = response
    const text = await response.text()
    expectToMatchOpenApi(method, path, status, headers, text)
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    noteSecrets({ json: answer })
    return response.ok ? ok({ headers, json: answer }) : err(refusalOf(answer as ProblemJson))
  }
  const ask = (method: string, path: string, asking: Asking): Asked<Answered> =>
    new ResultAsync(exchange(method, path, asking))
  const get = <V>(token: string, path: string): Asked<V> => ask('GET', path, { token }).map(({ json }) => json as V)
  const post = <V>(path: string, asking: Asking): Asked<V> => ask('POST', path, asking).map(({ json }) => json as V)

  return {
    world,
    register: json => post('/api/auth/register', { json }).map(() => undefined),
    signIn: (json, from = SOMEWHERE) => post<Tokens>('/api/auth/login', { json, from }),
    refresh: refreshToken => post<Tokens>('/api/auth/refresh', { json: { refreshToken } }),
    signOut: token => post('/api/auth/logout', { token }),
    signOutEverywhere: token => post('/api/auth/logout-all', { token }),
    sessions: token => get<{ items: readonly SessionSeen[] }>(token, '/api/auth/sessions').map(({ items }) => items),
    endSession: (token, sessionId) =>
      ask('DELETE', `/api/auth/sessions/${encodeURIComponent(sessionId)}`, { token }).map(() => undefined),
    changePassword: (token, currentPassword, newPassword) =>
      post('/api/auth/password', { token, json: { currentPassword, newPassword } }),
    isVerified: token =>
      get<{ emailVerified: boolean }>(token, '/api/auth/me').map(({ emailVerified }) => emailVerified),
    sendVerification: token => post('/api/auth/verify-email/send', { token }).map(() => undefined),
    verifyEmail: token => post('/api/auth/verify-email', { json: { token } }),
    forgotPassword: email => post('/api/auth/forgot-password', { json: { email } }).map(json => JSON.stringify(json)),
    resetPassword: (token, newPassword) => post('/api/auth/reset-password', { json: { token, newPassword } }),
    findAccount: (token, email) =>
      get<{ items: readonly AccountSeen[] }>(token, `/api/accounts?email=${encodeURIComponent(email)}`).map(
        ({ items }) => items[0],
      ),
    administer: (token, action, userId) => post<AccountSeen>(`/api/accounts/${userId}/${action}`, { token }),
    whoAmI: token => get<{ email: string }>(token, '/api/auth/me').map(({ email }) => email),

    place: (token, lines, key) =>
      ask('POST', '/api/orders/create', {
        token,
        key,
        json: { items: lines.map(([sku, quantity]) => ({ sku, quantity })) },
      }).map(({ headers, json }) => {
        const order = json as OrderJson
        expect(headers.get('location')).to.equal(`/api/orders/${order.orderId}`)
        return { order, replayed: headers.get('idempotency-replayed') === 'true' }
      }),
    read: (token, orderId) => get<OrderJson>(token, `/api/orders/${orderId}`),
    await: (token, orderId) => get<OrderJson>(token, `/api/orders/${orderId}?wait=1`),
    list: (token, selected, limit) => {
      const pages = (path: string): Asked<readonly (readonly string[])[]> =>
        ask('GET', path, { token }).andThen(({ headers, json }) => {
          const page = (json as { items: readonly OrderJson[] }).items.map(({ orderId }) => orderId)
          const [, next] = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
          return next === undefined ? okAsync([page]) : pages(next).map(rest => [page, ...rest])
        })
      return pages(`/api/orders?${new URLSearchParams({ ...selected, limit: String(limit) }).toString()}`)
    },
    history: (token, orderId) =>
      get<{ items: readonly { what: string }[] }>(token, `/api/orders/${orderId}/history`).map(({ items }) =>
        items.map(({ what }) => what),
      ),
    cancel: (token, orderId, reason) =>
      post<OrderJson>(`/api/orders/${orderId}/cancel`, {
        token,
        ...(reason === undefined ? {} : { json: { reason } }),
      }),
    resendMail: (token, orderId, reason) =>
      post<{ resent: boolean }>(`/api/orders/${orderId}/mail/resend`, {
        token,
        ...(reason === undefined ? {} : { json: { reason } }),
      }).map(({ resent }) => resent),
    changeMailAddress: (token, orderId, email, reason) =>
      ask('PUT', `/api/orders/${orderId}/mail-address`, {
        token,
        json: { email, ...(reason === undefined ? {} : { reason }) },
      }).map(() => undefined),
    browse: (token, { limit, q }) => {
      const pagesFrom = (path: string): Asked<readonly (readonly string[])[]> =>
        ask('GET', path, { token }).andThen(({ headers, json }) => {
          const { items, nextCursor } = json as { items: { sku: string }[]; nextCursor: string | null }
          const page = items.map(({ sku }) => sku)
          const [, next] = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
          expect(next === undefined ? null : new URL(next, server.address).searchParams.get('cursor')).to.equal(
            nextCursor,
          )
          return next === undefined ? okAsync([page]) : pagesFrom(next).map(rest => [page, ...rest])
        })
      return pagesFrom(`/api/inventory?limit=${limit}${q === undefined ? '' : `&q=${encodeURIComponent(q)}`}`)
    },
    available: (token, sku) =>
      get<{ available: number }>(token, `/api/inventory/${sku}`).map(({ available }) => available),
    adjust: (token, sku, quantity, reason) =>
      post(`/api/inventory/${sku}/adjustments`, { token, json: { quantity, reason } }).map(() => undefined),
    adjustments: (token, sku, limit) => {
      const pagesFrom = (path: string): Asked<readonly (readonly AdjustmentSeen[])[]> =>
        ask('GET', path, { token }).andThen(({ headers, json }) => {
          const { items } = json as { items: readonly AdjustmentSeen[] }
          const [, next] = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
          return next === undefined ? okAsync([items]) : pagesFrom(next).map(rest => [items, ...rest])
        })
      return pagesFrom(`/api/inventory/${sku}/adjustments?limit=${limit}`)
    },
    import: (token, rows, key) =>
      ask('POST', '/api/inventory/imports', { token, json: rows, key }).andThen(({ headers }) =>
        ResultAsync.fromSafePromise(world.settled())
          .andThen(() => get<ImportSeen>(token, headers.get('location') ?? ''))
          .map(stockImport => ({ stockImport, replayed: headers.get('idempotency-replayed') === 'true' })),
      ),
    checkImport: (token, rows) => post<ReportSeen>('/api/inventory/imports?dryRun=true', { token, json: rows }),

    mails: () =>
      valueOf(ask('GET', '/dev/mailbox.json', {})).then(({ json }) =>
        (json as { items: { to: string; orderId?: string }[] }).items
          .flatMap(({ to, orderId }) => (orderId === undefined ? [] : [{ to, orderId }]))
          .toReversed(),
      ),
    close: async () => {
      await server.stop(GRACE)
      expectToKeepSecrets([...logger.lines, ...world.logged])
    },
  }
}

const refusalOf = ({ type, shortages, orderStatus }: ProblemJson): Refusal => {
  const named = Object.entries(PROBLEMS).find(([, { slug }]) => type === `/problems/${slug}`)
  return {
    type: named?.[0] ?? type,
    ...(shortages ? { shortages } : {}),
    ...(orderStatus ? { status: orderStatus } : {}),
  }
}
