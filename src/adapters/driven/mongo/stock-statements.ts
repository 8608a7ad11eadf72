import type { Document } from 'mongodb'
import type { Adjustment, ProductTerms } from '../../../application/ports/driven/stock-administration.js'
import type { StockHold } from '../../../application/ports/driven/stock-ledger.js'
import type { PricedLine } from '../../../domain/order/order-line.js'
import type { HoldNonce, OrderId } from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'
import { searchTermsOf } from '../../../domain/stock/product-search.js'
import { STOCK_VERSION } from './documents/stock-document.js'
import type { Statement } from './mongo-calls.js'

/** What an order would hold of one SKU, under a nonce that is of this send only. */
export type Send = Readonly<{ orderId: OrderId; line: PricedLine; nonce: HoldNonce }>
export type Settling = Readonly<{ orderId: OrderId; hold: StockHold; as: 'sold' | 'available' }>

const fields = (entries: readonly (readonly [string, unknown])[]): Document => Object.fromEntries(entries)

const sum = (quantities: readonly number[]): number => quantities.reduce((total, quantity) => total + quantity, 0)

/** Holds one SKU at one price for several orders, or for none of them. */
export const holding = (sends: readonly [Send, ...Send[]], capacity: number): Statement => {
  const { sku, unitPrice } = sends[0].line
  const units = sum(sends.map(({ line }) => line.quantity))
  return {
    q: {
      _id: sku,
      active: true,
      unitPrice: unitPrice.amount,
      currency: unitPrice.currency,
      available: { $gte: units },
      holdCount: { $lte: capacity - sends.length },
      ...fields(sends.map(({ orderId }) => [`holds.${orderId}`, { $exists: false }])),
    },
    u: {
      $inc: { available: -units, held: units, holdCount: sends.length },
      $set: fields(
        sends.flatMap(({ orderId, line, nonce }) => [
          [`holds.${orderId}.quantity`, line.quantity],
          [`holds.${orderId}.unitPrice`, line.unitPrice.amount],
          [`holds.${orderId}.nonce`, nonce],
        ]),
      ),
      $currentDate: fields(sends.map(({ orderId }) => [`holds.${orderId}.at`, true])),
    },
  }
}

/** Sells or releases what several orders hold of one SKU, or what none of them does. */
export const settling = (sku: Sku, settlings: readonly Settling[]): Statement => {
  const unitsOf = (as: Settling['as']) => sum(settlings.filter(each => each.as === as).map(({ hold }) => hold.quantity))
  return {
    q: {
      _id: sku,
      ...fields(
        settlings.flatMap(({ orderId, hold }) => [
          [`holds.${orderId}.nonce`, hold.nonce],
          [`holds.${orderId}.quantity`, hold.quantity],
        ]),
      ),
    },
    u: {
      $inc: {
        held: -sum(settlings.map(({ hold }) => hold.quantity)),
        holdCount: -settlings.length,
        sold: unitsOf('sold'),
        available: unitsOf('available'),
      },
      $unset: fields(settlings.map(({ orderId }) => [`holds.${orderId}`, ''])),
    },
  }
}

export const puttingProduct = ({ sku, name, unitPrice, active, lowStockThreshold }: ProductTerms): Statement => ({
  q: { _id: sku, currency: unitPrice.currency },
  u: {
    $set: {
      name,
      unitPrice: unitPrice.amount,
      search: [...searchTermsOf({ sku, name })],
      ...(active === undefined ? {} : { active }),
      ...(typeof lowStockThreshold === 'number' ? { lowStockThreshold } : {}),
    },
    ...(lowStockThreshold === null ? { $unset: { lowStockThreshold: '' } } : {}),
    $setOnInsert: {
      schemaVersion: STOCK_VERSION,
      ...(active === undefined ? { active: true } : {}),
      ...{ received: 0, available: 0, held: 0, sold: 0 },
      ...{ adjustSeq: 0, adjustments: [], holdCount: 0, holds: {} },
    },
  },
})

/** The entry keeps the level after it, as this very write leaves it. `token` is the call's own. */
export const adjusting = (
  { id, sku, quantity, reason, by, at }: Adjustment,
  seen: Readonly<{ adjustSeq: number }>,
  token: string,
): Statement => ({
  q: { _id: sku, adjustSeq: seen.adjustSeq, available: { $gte: -quantity } },
  u: adjustmentStages({ id, quantity, reason, by, at }, token),
})

/** The same, and the terms of the product with it. */
export const taking = (
  { name, unitPrice, sku, active, lowStockThreshold }: ProductTerms,
  adjustment: Adjustment,
  seen: Readonly<{ adjustSeq: number }>,
  token: string,
): Statement => ({
  q: { ...adjusting(adjustment, seen, token).q, currency: unitPrice.currency },
  u: [
    {
      $set: {
        name: { $literal: name },
        unitPrice: unitPrice.amount,
        search: { $literal: [...searchTermsOf({ sku, name })] },
        ...(active === undefined ? {} : { active }),
        ...(lowStockThreshold === undefined ? {} : { lowStockThreshold: lowStockThreshold ?? '$$REMOVE' }),
      },
    },
    ...adjustmentStages(adjustment, token),
  ],
})

const adjustmentStages = (
  { id, quantity, reason, by, at }: Omit<Adjustment, 'sku'>,
  token: string,
): readonly Document[] => [
  {
    $set: {
      received: { $add: ['$received', quantity] },
      available: { $add: ['$available', quantity] },
      adjustSeq: { $add: ['$adjustSeq', 1] },
    },
  },
  {
    $set: {
      adjustments: {
        $concatArrays: [
          '$adjustments',
          [
            {
              $mergeObjects: [{ $literal: { id, quantity, reason, by, at: new Date(at), token } }, { level: LEVEL }],
            },
          ],
        ],
      },
    },
  },
]

const LEVEL = fields(
  ['name', 'unitPrice', 'currency', 'active', 'received', 'available', 'held', 'sold', 'lowStockThreshold'].map(
    field => [field, `$${field}`],
  ),
)
