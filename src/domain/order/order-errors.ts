import type { AmountTooLarge, Currency, MixedCurrencies, Money } from '../shared/money.js'
import type { NonEmpty } from '../shared/non-empty.js'
import type { Sku } from '../shared/sku.js'
import type { DecidedStatus } from './order-lifecycle.js'

export type TooManyLines = Readonly<{ type: 'TooManyLines'; lines: number; limit: number }>
/** The lines of one SKU add up to more than one line may have. */
export type QuantityTooLarge = Readonly<{ type: 'QuantityTooLarge'; sku: Sku; quantity: number }>
export type UnknownProducts = Readonly<{ type: 'UnknownProducts'; skus: NonEmpty<Sku> }>
export type ProductsWithdrawn = Readonly<{ type: 'ProductsWithdrawn'; skus: NonEmpty<Sku> }>
export type OrderTotalTooLarge = Readonly<{ type: 'OrderTotalTooLarge'; limit: Money }>

/** Why an order may not be placed, whatever the stock. */
export type OrderRefusal =
  | TooManyLines
  | QuantityTooLarge
  | UnknownProducts
  | ProductsWithdrawn
  | MixedCurrencies
  | AmountTooLarge
  | OrderTotalTooLarge

/** An order that has been decided stays as it is. */
export type OrderAlreadyDecided = Readonly<{ type: 'OrderAlreadyDecided'; status: DecidedStatus }>

/** Why the worker let a placed order fail: the customer sees it. */
export type OrderFailure =
  ProductsWithdrawn | Readonly<{ type: 'TotalDoesNotAddUp'; expected: number; currency: Currency }>
