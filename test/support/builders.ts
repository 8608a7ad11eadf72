import type { Account, Actor } from '../../src/domain/account/account.js'
import { parseEmail, type Email, type PasswordHash } from '../../src/domain/account/credentials.js'
import { UNKNOWN_DEVICE } from '../../src/domain/account/device.js'
import type { Session } from '../../src/domain/account/session.js'
import type { OrderFailure } from '../../src/domain/order/order-errors.js'
import type { Occasion, OrderPlaced, OutcomeEvent } from '../../src/domain/order/order-events.js'
import type { Item, OrderLine, PricedLine } from '../../src/domain/order/order-line.js'
import { cancel, decide, place, type NewOrder, type Order, type OrderDecision } from '../../src/domain/order/order.js'
import type { ClaimToken, EventId, HoldNonce, OrderId, SessionId, UserId } from '../../src/domain/shared/ids.js'
import { money, parseCurrency, type Currency, type Money } from '../../src/domain/shared/money.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import { parseQuantity, type Quantity } from '../../src/domain/shared/quantity.js'
import { parseSku, type Sku } from '../../src/domain/shared/sku.js'
import type { Product } from '../../src/domain/stock/product.js'
import { sequentialIds, sequentialNonces, uuid } from './sequential-ids.js'
import { SOME_DAY } from './stepped-clock.js'

// One source for the whole run: no two things that tests build ever share an id by chance.
const ids = sequentialIds()
const nonce = sequentialNonces('built')
let keyed = 0

export const aUserId = (): UserId => ids.userId()
export const anOrderId = (): OrderId => ids.freshOrderId()
/** An id as an Idempotency-Key makes it. */
export const aKeyedOrderId = (): OrderId => uuid(8, ++keyed) as OrderId
export const anEventId = (): EventId => ids.eventId()
export const aClaimToken = (): ClaimToken => ids.claimToken()
export const aSessionId = (): SessionId => ids.sessionId()
export const aNonce = (): HoldNonce => nonce()

export const sku = (text: string): Sku => parseSku(text)._unsafeUnwrap()
export const quantity = (units: number): Quantity => parseQuantity(units)._unsafeUnwrap()
export const currency = (code: string): Currency => parseCurrency(code)._unsafeUnwrap()
export const usd = (cents: number): Money => money(cents, currency('USD'))._unsafeUnwrap()
export const email = (text: string): Email => parseEmail(text)._unsafeUnwrap()

export const aCustomer = (userId: UserId = aUserId()): Actor => ({ userId, role: 'customer' })
export const anAdmin = (userId: UserId = aUserId()): Actor => ({ userId, role: 'admin' })

export const aProduct = (given: Partial<Product> = {}): Product => ({
  sku: sku('MUG'),
  name: 'A mug',
  unitPrice: usd(1_299),
  active: true,
  ...given,
})

export const anItem = (of: string, units = 1): Item => ({ sku: sku(of), quantity: quantity(units) })

/** So many units of the product, at its name and price. */
export const aPricedLine = (product: Product = aProduct(), units = 1): PricedLine => ({
  sku: product.sku,
  name: product.name,
  unitPrice: product.unitPrice,
  quantity: quantity(units),
})

/** The lines, each held under a nonce of its own. */
export const heldLines = (lines: NonEmpty<PricedLine> = [aPricedLine()]): NonEmpty<OrderLine> =>
  lines.map(line => ({ ...line, hold: aNonce() })) as [OrderLine, ...OrderLine[]]

/** Something that happens on `SOME_DAY`, by the worker. */
export const anOccasion = (given: Partial<Occasion> = {}): Occasion => ({
  eventId: anEventId(),
  at: SOME_DAY,
  by: { role: 'worker' },
  ...given,
})

/** A new order of one mug, unless said otherwise, with the event that tells of it. */
export const aPlacedOrder = (
  given: Partial<NewOrder> = {},
  occasion: Partial<Occasion> = {},
): OrderDecision<OrderPlaced> => {
  const userId = given.userId ?? aUserId()
  const mailTo = email('ada@example.com')
  return place(
    { id: anOrderId(), userId, mailTo, lines: heldLines(), ...given },
    anOccasion({ by: { role: 'customer', userId }, ...occasion }),
  )._unsafeUnwrap()
}

export const anOrder = (given: Partial<NewOrder> = {}): Order => aPlacedOrder(given).order

export const aProcessing = (order: Order, occasion: Partial<Occasion> = {}): OrderDecision<OutcomeEvent> =>
  decide(order, undefined, anOccasion(occasion))._unsafeUnwrap()

export const aFailing = (
  order: Order,
  failure: OrderFailure = { type: 'ProductsWithdrawn', skus: [order.lines[0].sku] },
): OrderDecision<OutcomeEvent> => decide(order, failure, anOccasion())._unsafeUnwrap()

export const aCancelling = (order: Order, reason?: string): OrderDecision<OutcomeEvent> =>
  cancel(order, reason, anOccasion({ by: { role: 'customer', userId: order.userId } }))._unsafeUnwrap()

export const anAccount = (given: Partial<Account> = {}): Account => {
  const userId = given.userId ?? aUserId()
  return {
    userId,
    email: email(`${userId}@example.com`),
    emailVerified: false,
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA' as PasswordHash,
    role: 'customer',
    disabled: false,
    createdAt: SOME_DAY,
    ...given,
  }
}

export const aSession = (given: Partial<Session> = {}): Session => ({
  id: aSessionId(),
  userId: aUserId(),
  device: UNKNOWN_DEVICE,
  generation: 0,
  createdAt: SOME_DAY,
  rotatedAt: SOME_DAY,
  ...given,
})
