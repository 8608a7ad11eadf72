import type { Document } from 'mongodb'
import type { StockRow } from '../../../../application/ports/driven/stock-intake.js'
import { searchTermsOf } from '../../../../domain/stock/product-search.js'
import { STOCK_VERSION } from './stock-document.js'

/** A stock item with its first adjustment, if there is one, made by the call of that token. */
export const newStockDocument = ({ terms, adjustment }: StockRow, token: string): Document => {
  const { sku, name, unitPrice, active = true, lowStockThreshold } = terms
  const units = adjustment?.quantity ?? 0
  const level = {
    ...{ name, unitPrice: unitPrice.amount, currency: unitPrice.currency, active },
    ...{ received: units, available: units, held: 0, sold: 0 },
    ...(typeof lowStockThreshold === 'number' ? { lowStockThreshold } : {}),
  }
  return {
    _id: sku,
    schemaVersion: STOCK_VERSION,
    ...level,
    search: [...searchTermsOf({ sku, name })],
    ...{ holdCount: 0, holds: {}, adjustSeq: adjustment ? 1 : 0 },
    adjustments: adjustment ? [entryOf(adjustment, token, level)] : [],
  }
}

const entryOf = (adjustment: NonNullable<StockRow['adjustment']>, token: string, level: Document): Document => {
  const { id, quantity, reason, by, at } = adjustment
  return { id, quantity, reason, by, at: new Date(at), token, level }
}
