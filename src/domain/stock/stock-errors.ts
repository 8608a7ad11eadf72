import type { NonEmpty } from '../shared/non-empty.js'
import type { Currency } from '../shared/money.js'
import type { Sku } from '../shared/sku.js'

/** What is missing of one SKU. */
export type Shortage = Readonly<{ type: 'Shortage'; sku: Sku; requested: number; available: number }>
/** An order that never was: every shortage of it. */
export type InsufficientStock = Readonly<{ type: 'InsufficientStock'; shortages: NonEmpty<Shortage> }>

/** The product is sold at another price by now, or no longer. */
export type PriceChanged = Readonly<{ type: 'PriceChanged'; sku: Sku }>
/** Too many orders hold this SKU at once (ADR 0002: holds live inside the stock document). */
export type AtCapacity = Readonly<{ type: 'AtCapacity'; sku: Sku }>
/** The order id holds this SKU already, but another quantity or at another price. */
export type OtherQuantity = Readonly<{ type: 'OtherQuantity'; sku: Sku }>
export type HoldRefusal = PriceChanged | AtCapacity | OtherQuantity | Shortage

export type CurrencyFixed = Readonly<{ type: 'CurrencyFixed'; sku: Sku; currency: Currency }>
/** The adjustment would take more than is available, or bring more than can be counted. */
export type AdjustmentOutOfRange = Readonly<{
  type: 'AdjustmentOutOfRange'
  sku: Sku
  available: number
  quantity: number
}>
