import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { OrderRefusal } from '../../../domain/order/order-errors.js'
import type { Item } from '../../../domain/order/order-line.js'
import type { Order } from '../../../domain/order/order.js'
import type { IdempotencyKey } from '../../../domain/shared/ids.js'
import type { NonEmpty } from '../../../domain/shared/non-empty.js'
import type { AtCapacity, InsufficientStock } from '../../../domain/stock/stock-errors.js'
import type { KeyInUse, KeyReused, OutcomeUnknown, Unauthenticated, Unavailable } from '../../errors.js'

export type PlaceOrderCommand = Readonly<{ by: Actor; items: NonEmpty<Item>; key?: IdempotencyKey }>
/** `replayed`: the key had been used for the same order before; the order is given as it was placed. */
export type PlacedOrder = Readonly<{ order: Order; replayed: boolean }>
export type PlaceOrderError =
  | OrderRefusal
  | (InsufficientStock & Readonly<{ replayed: boolean }>)
  | AtCapacity
  | KeyReused
  | KeyInUse
  | Unauthenticated
  | Unavailable
  | OutcomeUnknown

/**
 * Holds the stock, records the order, and has it published. One key makes one order, however often and wherever it is
 * sent; a refusal for want of stock names every shortage, and is repeated under its key.
 */
export type PlaceOrder = (command: PlaceOrderCommand) => ResultAsync<PlacedOrder, PlaceOrderError>
