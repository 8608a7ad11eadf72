import { errAsync, okAsync } from 'neverthrow'
import type { HttpPorts } from '../../src/adapters/driving/http/http-ports.js'
import { orderText } from '../../src/adapters/wire/order-json.js'
import type { StockSummary } from '../../src/application/ports/driving/list-inventory.js'
import type { Account } from '../../src/domain/account/account.js'
import { cancel } from '../../src/domain/order/order.js'
import type { SessionId } from '../../src/domain/shared/ids.js'
import { anAccount, anOccasion, anOrder, aProduct, email } from './builders.js'
import { uuid } from './sequential-ids.js'

export const CUSTOMER: Account = anAccount({ email: email('ada@example.com') })
const ADMINISTRATOR: Account = anAccount({ email: email('boss@example.com'), role: 'admin' })
/** The access tokens that the stub knows. */
export const TOKENS = { customer: 'customer-token', admin: 'admin-token' } as const
export const ORDER = anOrder({ userId: CUSTOMER.userId })

const sessionId = uuid(4, 1) as SessionId
const pair = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 600 }
const item: StockSummary = { product: aProduct(), available: 7, figures: { received: 10, held: 1, sold: 2 } }

/** Ports that agree to everything, but for those given. */
export const stubPorts = (given: Partial<HttpPorts> = {}): HttpPorts => ({
  registerAccount: () => okAsync(CUSTOMER),
  logIn: () => okAsync(pair),
  refreshSession: () => okAsync(pair),
  logOut: () => okAsync(undefined),
  logOutEverywhere: () => okAsync(undefined),
  authenticate: ({ accessToken }) => {
    if (accessToken === TOKENS.customer) return okAsync({ userId: CUSTOMER.userId, role: 'customer', sessionId })
    if (accessToken === TOKENS.admin) return okAsync({ userId: ADMINISTRATOR.userId, role: 'admin', sessionId })
    return errAsync({ type: 'Unauthenticated' })
  },
  getAccount: ({ by }) => okAsync(by.role === 'admin' ? ADMINISTRATOR : CUSTOMER),
  placeOrder: () => okAsync({ order: ORDER, replayed: false }),
  getOrder: () => okAsync({ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }),
  awaitOrder: () => okAsync({ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }),
  listOrders: () => okAsync({ items: [{ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }] }),
  getOrderHistory: () =>
    okAsync([{ at: ORDER.createdAt, what: 'Placed', by: { role: 'customer', userId: ORDER.userId } }]),
  cancelOrder: ({ reason }) => okAsync(cancel(ORDER, reason, anOccasion())._unsafeUnwrap().order),
  listInventory: () => okAsync([item]),
  getStockItem: () => okAsync(item),
  putProduct: () => okAsync({ item, created: false }),
  adjustStock: () => okAsync({ item, replayed: false }),
  ...given,
})
