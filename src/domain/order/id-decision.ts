import { madeFromKey, type HoldNonce, type OrderId } from '../shared/ids.js'
import { later, type Instant } from '../shared/instant.js'
import type { NonEmpty } from '../shared/non-empty.js'
import type { Shortage } from '../stock/stock-errors.js'
import type { Sku } from '../shared/sku.js'
import type { Fingerprint } from './order-line.js'
import type { Order } from './order.js'

/** The id became an order. */
export type Ordered = Readonly<{ type: 'Ordered'; order: Order }>
/** The id became a refusal: it is answered again to whoever repeats the key. */
export type Refused = Readonly<{ type: 'Refused'; shortages: NonEmpty<Shortage>; fingerprint: Fingerprint }>
/** The id can never become an order: nobody recorded anything under it in time (its tombstone). */
export type Abandoned = Readonly<{ type: 'Abandoned' }>

/** What the first document under an order id made of it, for ever (ADR 0003). */
export type IdDecision = Ordered | Refused | Abandoned

const DAY = 24 * 60 * 60_000

/** Until when a refusal is kept at least (ADR 0003). */
export const refusalEnds = (at: Instant): Instant => later(at, DAY)

/** Until when a tombstone is kept at least: that of an id made from a key for ever, or the key could make a second order. */
export const tombstoneEnds = (id: OrderId, at: Instant): Instant | undefined =>
  madeFromKey(id) ? undefined : later(at, 7 * DAY)

/** The nonce under which the decision relies on held stock of that SKU. */
export const namedHold = (decision: IdDecision, sku: Sku): HoldNonce | undefined =>
  decision.type === 'Ordered' ? decision.order.lines.find(line => line.sku === sku)?.hold : undefined
