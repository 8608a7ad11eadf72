import { z } from 'zod'
import type { HoldNonce, OrderId } from '../../../../domain/shared/ids.js'
import { amountField, branded, countField, currencyField, quantityField, skuField, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

export const STOCK_VERSION = 1

const product = {
  _id: skuField,
  schemaVersion: z.literal(STOCK_VERSION),
  name: z.string(),
  unitPrice: amountField,
  currency: currencyField,
  active: z.boolean(),
}
const figures = { received: countField, available: countField, held: countField, sold: countField }
const threshold = { lowStockThreshold: countField.exactOptional() }

const level = z.object({ ...product, ...figures, ...threshold })

const hold = z.object({
  quantity: quantityField,
  unitPrice: amountField,
  nonce: branded<HoldNonce>(),
  at: timeField,
})

/** What is seen of a stock item by who holds: of `holds` only those that were asked for. */
const shelf = z.object({
  ...product,
  available: countField,
  holdCount: countField,
  holds: z.record(z.string(), hold).default({}),
})

/** Adjustments that wait to be filed: each with the level after it, which answers whoever repeats it. */
export const adjustmentEntry = z.object({
  id: z.string(),
  quantity: z.int(),
  reason: z.string(),
  by: z.string(),
  at: timeField,
  /** The token of the call that made it. */
  token: z.string(),
  level: z.object({
    name: z.string(),
    unitPrice: amountField,
    currency: currencyField,
    active: z.boolean(),
    ...figures,
    ...threshold,
  }),
})

const book = z.object({
  ...product,
  ...figures,
  ...threshold,
  adjustSeq: countField,
  /** Those that were asked for. */
  adjustments: z.array(adjustmentEntry).default([]),
})

const unfiled = z.object({
  _id: skuField,
  schemaVersion: z.literal(STOCK_VERSION),
  adjustments: z.array(adjustmentEntry),
})

/** What can stand in the path to a field: under any other key a hold could never be sold or released. */
export const HOLD_KEY = /^[^.$]+$/

/** One hold, as it comes out of the search for old ones. */
const oldHold = z
  .object({
    _id: skuField,
    schemaVersion: z.literal(STOCK_VERSION),
    hold: z.object({ k: z.string().regex(HOLD_KEY).pipe(branded<OrderId>()), v: hold }),
  })
  .transform(({ _id: sku, hold: { k: orderId, v } }) => ({ orderId, sku, quantity: v.quantity, nonce: v.nonce }))

export type AdjustmentEntry = z.output<typeof adjustmentEntry>
export type StoredBook = z.output<typeof book>
export type StoredShelf = z.output<typeof shelf>
export type StoredProduct = Pick<z.output<typeof level>, 'name' | 'unitPrice' | 'currency' | 'active'>
export type StoredLevel = StoredProduct & Pick<z.output<typeof level>, keyof typeof figures | 'lowStockThreshold'>

const format = <T extends z.ZodType>(schema: T): DocumentFormat<T> => ({
  what: 'stock',
  version: STOCK_VERSION,
  schema,
})

/** The parts of a stock item that are read: never all of it, for thousands of orders may hold some. */
export const productFormat = format(z.object(product))
export const levelFormat = format(level)
export const shelfFormat = format(shelf)
export const bookFormat = format(book)
export const unfiledFormat = format(unfiled)
export const oldHoldFormat = format(oldHold)

const fieldsOf = (fields: object): Record<string, 1> =>
  Object.fromEntries(Object.keys(fields).map(field => [field, 1] as const))

export const PRODUCT_FIELDS = fieldsOf(product)
export const LEVEL_FIELDS = fieldsOf({ ...product, ...figures, ...threshold })
