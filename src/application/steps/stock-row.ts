import type { AdjustmentId, UserId } from '../../domain/shared/ids.js'
import type { Instant } from '../../domain/shared/instant.js'
import type { Sku } from '../../domain/shared/sku.js'
import type { StockRow } from '../ports/driven/stock-intake.js'
import type { ReadableRow } from '../ports/driving/import-stock.js'

type Whose = Readonly<{ by: UserId; at: Instant; adjustmentId: (sku: Sku) => AdjustmentId }>

/** What a row of an import asks of the stock. */
export const stockRow =
  ({ by, at, adjustmentId }: Whose) =>
  ({ terms, adjustment }: ReadableRow): StockRow => {
    const { sku } = terms
    return adjustment ? { terms, adjustment: { id: adjustmentId(sku), sku, ...adjustment, by, at } } : { terms }
  }
