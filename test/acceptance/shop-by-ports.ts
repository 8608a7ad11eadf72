import { okAsync, type ResultAsync } from 'neverthrow'
import type { ServiceIdentifier } from 'inversify'
import { sessionsText } from '../../src/adapters/driving/http/json/session-json.js'
import { orderText, type OrderJson } from '../../src/adapters/wire/order-json.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Device } from '../../src/domain/account/device.js'
import type { Principal } from '../../src/domain/account/session.js'
import type { Item } from '../../src/domain/order/order-line.js'
import type { Order } from '../../src/domain/order/order.js'
import type { OrderPosition } from '../../src/domain/order/order-selection.js'
import type { IdempotencyKey, OrderId, SessionId, UserId } from '../../src/domain/shared/ids.js'
import { instant } from '../../src/domain/shared/instant.js'
import type { Sku } from '../../src/domain/shared/sku.js'
import { parseSearchTerm } from '../../src/domain/stock/product-search.js'
import { anItem, sku } from '../support/builders.js'
import type { World } from '../support/world.js'
import { SOMEWHERE, type Asked, type Refusal, type SessionSeen, type Shop } from './shop.js'

/** The shop as its driving ports offer it. */
export const shopByPorts = (world: World): Shop => {
  const port = <Port>(token: ServiceIdentifier<Port>): Port => world.container.get(token)
  const signedIn = <V>(accessToken: string, ask: (by: Principal) => ResultAsync<V, Refusal>): Asked<V> =>
    port(T.authenticate)({ accessToken }).mapErr(refusalOf).andThen(ask)

  return {
    world,
    register: credentials =>
      port(T.registerAccount)(credentials)
        .map(() => undefined)
        .mapErr(refusalOf),
    signIn: ({ device, ...credentials }, from = SOMEWHERE) =>
      port(T.logIn)({ ...credentials, from, ...(device === undefined ? {} : { device: device as Device }) }).mapErr(
        refusalOf,
      ),
    refresh: refreshToken => port(T.refreshSession)({ refreshToken }).mapErr(refusalOf),
    signOut: token => signedIn(token, by => port(T.logOut)({ by }).mapErr(refusalOf)),
    signOutEverywhere: token => signedIn(token, by => port(T.logOutEverywhere)({ by }).mapErr(refusalOf)),
    sessions: token =>
      signedIn(token, by =>
        port(T.listSessions)({ by })
          .map(sessions => (JSON.parse(sessionsText(sessions, by)) as { items: SessionSeen[] }).items)
          .mapErr(refusalOf),
      ),
    endSession: (token, sessionId) =>
      signedIn(token, by => port(T.endSession)({ by, sessionId: sessionId as SessionId }).mapErr(refusalOf)),
    changePassword: (token, currentPassword, newPassword) =>
      signedIn(token, by => port(T.changePassword)({ by, currentPassword, newPassword }).mapErr(refusalOf)),
    isVerified: token =>
      signedIn(token, by =>
        port(T.getAccount)({ by })
          .map(({ emailVerified }) => emailVerified)
          .mapErr(refusalOf),
      ),
    sendVerification: token => signedIn(token, by => port(T.sendVerification)({ by }).mapErr(refusalOf)),
    verifyEmail: token => port(T.verifyEmail)({ token }).mapErr(refusalOf),
    forgotPassword: email => port(T.forgotPassword)({ email }),
    resetPassword: (token, newPassword) => port(T.resetPassword)({ token, newPassword }).mapErr(refusalOf),
    findAccount: (token, email) => signedIn(token, by => port(T.findAccount)({ by, email }).mapErr(refusalOf)),
    administer: (token, action, userId) =>
      signedIn(token, by => port(T.administerAccount)({ by, action, userId: userId as UserId }).mapErr(refusalOf)),
    whoAmI: token =>
      signedIn(token, by =>
        port(T.getAccount)({ by })
          .map(account => account.email)
          .mapErr(refusalOf),
      ),

    place: (token, lines, key) =>
      signedIn(token, by =>
        port(T.placeOrder)({
          by,
          items: lines.map(([of, units]) => anItem(of, units)) as [Item, ...Item[]],
          ...(key === undefined ? {} : { key: key as IdempotencyKey }),
        })
          .map(({ order, replayed }) => ({ order: shown(order), replayed }))
          .mapErr(refusalOf),
      ),
    read: (token, orderId) =>
      signedIn(token, by =>
        port(T.getOrder)({ by, orderId: orderId as OrderId })
          .map(({ text }) => JSON.parse(text) as OrderJson)
          .mapErr(refusalOf),
      ),
    await: (token, orderId) =>
      signedIn(token, by =>
        port(T.awaitOrder)({ by, orderId: orderId as OrderId, enough: AbortSignal.timeout(1_000) })
          .map(({ text }) => JSON.parse(text) as OrderJson)
          .mapErr(refusalOf),
      ),
    list: (token, selected, limit) =>
      signedIn(token, by => {
        const { status, sku: of, userId, from, to } = selected
        const pages = (after?: OrderPosition): Asked<readonly (readonly string[])[]> =>
          port(T.listOrders)({
            by,
            selection: {
              limit,
              ...(status ? { trait: { status } } : of === undefined ? {} : { trait: { sku: sku(of) } }),
              ...(userId === undefined ? {} : { userId: userId as UserId }),
              ...(from === undefined ? {} : { from: instant(Date.parse(from)) }),
              ...(to === undefined ? {} : { to: instant(Date.parse(to)) }),
              ...(after ? { after } : {}),
            },
          })
            .mapErr(refusalOf)
            .andThen(({ items, next }) => {
              const page = items.map(({ text }) => (JSON.parse(text) as OrderJson).orderId)
              return next ? pages(next).map(rest => [page, ...rest]) : okAsync([page])
            })
        return pages()
      }),
    history: (token, orderId) =>
      signedIn(token, by =>
        port(T.getOrderHistory)({ by, orderId: orderId as OrderId })
          .map(entries => entries.map(({ what }) => what))
          .mapErr(refusalOf),
      ),
    cancel: (token, orderId, reason) =>
      signedIn(token, by =>
        port(T.cancelOrder)({ by, orderId: orderId as OrderId, ...(reason === undefined ? {} : { reason }) })
          .map(shown)
          .mapErr(refusalOf),
      ),
    browse: (token, { limit, q }) =>
      signedIn(token, by => {
        const term = q === undefined ? {} : { term: parseSearchTerm(q)._unsafeUnwrap() }
        const pagesFrom = (after?: Sku): Asked<readonly (readonly string[])[]> =>
          port(T.listInventory)({ by, limit, ...term, ...(after ? { after } : {}) }).andThen(({ items, next }) => {
            const page = items.map(({ product }) => product.sku)
            return next ? pagesFrom(next).map(rest => [page, ...rest]) : okAsync([page])
          })
        return pagesFrom()
      }),
    available: (token, of) =>
      signedIn(token, by =>
        port(T.getStockItem)({ by, sku: sku(of) })
          .map(({ available }) => available)
          .mapErr(refusalOf),
      ),

    mails: async () => world.mails(),
    close: async () => undefined,
  }
}

const shown = (order: Order) => JSON.parse(orderText(order)) as OrderJson

const refusalOf = ({ type, shortages, status }: Refusal): Refusal => ({
  type,
  ...(shortages
    ? { shortages: shortages.map(({ sku, requested, available }) => ({ sku, requested, available })) }
    : {}),
  ...(status === undefined ? {} : { status }),
})
