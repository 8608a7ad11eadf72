import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import type { HttpPorts } from '../../src/adapters/driving/http/http-ports.js'
import { orderText } from '../../src/adapters/wire/order-json.js'
import type { StockSummary } from '../../src/application/ports/driving/list-inventory.js'
import type { Account } from '../../src/domain/account/account.js'
import { cancel } from '../../src/domain/order/order.js'
import type { ImportId, SessionId } from '../../src/domain/shared/ids.js'
import { EMPTY_REPORT, type StockImport } from '../../src/domain/stock/stock-import.js'
import { anAccount, anOccasion, anOrder, aProduct, aSession, email } from './builders.js'
import { uuid } from './sequential-ids.js'

export const CUSTOMER: Account = anAccount({ email: email('ada@example.com') })
const ADMINISTRATOR: Account = anAccount({ email: email('boss@example.com'), role: 'admin' })
/** The access tokens that the stub knows. */
export const TOKENS = { customer: 'customer-token', admin: 'admin-token' } as const
export const ORDER = anOrder({ userId: CUSTOMER.userId })

const sessionId = uuid(4, 1) as SessionId
const pair = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 600 }
const item: StockSummary = {
  product: aProduct(),
  available: 7,
  figures: { received: 10, held: 1, sold: 2, lowStock: false },
}

const IMPORT: StockImport = {
  ...{ id: uuid(8, 1) as ImportId, by: ADMINISTRATOR.userId, at: ORDER.createdAt, state: 'Running' },
  ...EMPTY_REPORT,
}

/** Ports that agree to everything, but for those given. */
export const stubPorts = (given: Partial<HttpPorts> = {}): HttpPorts => ({
  registerAccount: () => okAsync(CUSTOMER),
  logIn: () => okAsync(pair),
  refreshSession: () => okAsync(pair),
  logOut: () => okAsync(undefined),
  logOutEverywhere: () => okAsync(undefined),
  listSessions: ({ by }) => okAsync([aSession({ id: by.sessionId, userId: by.userId }), aSession()]),
  endSession: () => okAsync(undefined),
  sendVerification: () => okAsync(undefined),
  verifyEmail: () => okAsync(undefined),
  forgotPassword: () => okAsync(undefined),
  resetPassword: () => okAsync(undefined),
  changePassword: () => okAsync(undefined),
  findAccount: () => okAsync(CUSTOMER),
  administerAccount: ({ action }) => okAsync({ ...CUSTOMER, disabled: action === 'disable' }),
  authenticate: ({ accessToken }) => {
    if (accessToken === TOKENS.customer) return okAsync({ userId: CUSTOMER.userId, role: 'customer', sessionId })
    if (accessToken === TOKENS.admin)
      return okAsync({ userId: ADMINISTRATOR.userId, role: 'admin', sessionId: uuid(4, 2) as SessionId })
    return errAsync({ type: 'Unauthenticated' })
  },
  findEndedSessions: () => okAsync([]),
  getAccount: ({ by }) => okAsync(by.role === 'admin' ? ADMINISTRATOR : CUSTOMER),
  placeOrder: () => okAsync({ order: ORDER, replayed: false }),
  getOrder: () => okAsync({ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }),
  awaitOrder: () => okAsync({ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }),
  listOrders: () => okAsync({ items: [{ owner: ORDER.userId, version: ORDER.version, text: orderText(ORDER) }] }),
  getOrderHistory: () =>
    okAsync({ history: [{ at: ORDER.createdAt, what: 'Placed', by: { role: 'customer', userId: ORDER.userId } }] }),
  changeMailAddress: () => okAsync(undefined),
  resendMail: () => okAsync({ resent: true }),
  cancelOrder: ({ reason }) => okAsync(cancel(ORDER, reason, anOccasion())._unsafeUnwrap().order),
  listInventory: () => okAsync({ items: [item] }),
  getStockItem: () => okAsync(item),
  putProduct: () => okAsync({ item, created: false }),
  adjustStock: () => okAsync({ item, replayed: false }),
  importStock: ({ upload }) =>
    ResultAsync.fromSafePromise(upload.discard()).map(() => ({ stockImport: IMPORT, replayed: false })),
  checkImport: ({ upload }) => ResultAsync.fromSafePromise(upload.discard()).map(() => EMPTY_REPORT),
  getImport: () => okAsync(IMPORT),
  listAdjustments: () => okAsync({ items: [] }),
  ...given,
})
