import type { ResultAsync } from 'neverthrow'
import type { NonEmpty } from '../../../domain/shared/non-empty.js'
import type { OrderLine, PricedLine } from '../../../domain/order/order-line.js'
import type { AtCapacity, OtherQuantity, PriceChanged, Shortage } from '../../../domain/stock/stock-errors.js'
import type { HoldNonce, OrderId } from '../../../domain/shared/ids.js'
import type { Quantity } from '../../../domain/shared/quantity.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

export type StockHold = Readonly<{ sku: Sku; quantity: Quantity; nonce: HoldNonce }>
export type OldHold = StockHold & Readonly<{ orderId: OrderId }>
/** Where a hold stands among all of them. */
export type HoldPlace = Pick<OldHold, 'sku' | 'orderId'>

/** What came of holding the lines of an order; `taken` are the holds that this call made, adopted ones are not among them. */
export type Holding = Readonly<{ taken: readonly StockHold[] }> &
  (
    | Readonly<{ type: 'Held'; lines: NonEmpty<OrderLine> }>
    | Readonly<{ type: 'Short'; shortages: NonEmpty<Shortage> }>
    | PriceChanged
    | AtCapacity
    | OtherQuantity
  )

/**
 * Stock, held inside the stock item under the order's id and a nonce. Each step is one conditional write per SKU, and may
 * be repeated: what finds nothing under its nonce has been done before.
 */
export interface StockLedger {
  /**
   * Holds the lines in the order given, each under a fresh nonce for every send; a hold of the same order, quantity and
   * price that is there already is adopted. Goes on after a shortage, so that all of them are known, but SHOULD take no
   * more, for others would miss it; stops at any other refusal. MUST never make `available` negative, whoever else holds
   * at the same time.
   */
  hold(orderId: OrderId, lines: NonEmpty<PricedLine>): ResultAsync<Holding, Unavailable | OutcomeUnknown>
  sell(orderId: OrderId, holds: readonly StockHold[]): ResultAsync<void, Unavailable | OutcomeUnknown>
  release(orderId: OrderId, holds: readonly StockHold[]): ResultAsync<void, Unavailable | OutcomeUnknown>
  /**
   * Up to `limit` holds that are at least `age` ms old by the store's clock, except those under a nonce in `except`: the
   * first by SKU and then by order id, or, where `after` is given, the first behind it, whether or not that is still held.
   */
  oldHolds(
    age: number,
    limit: number,
    except: ReadonlySet<HoldNonce>,
    after?: HoldPlace,
  ): ResultAsync<readonly OldHold[], Unavailable>
}
