import type { ResultAsync } from 'neverthrow'
import type { Sku } from '../../../domain/shared/sku.js'
import type { Product } from '../../../domain/stock/product.js'
import type { ProductNotFound, Unavailable } from '../../errors.js'

/** A product and its figures: `received = available + held + sold`. */
export type StockLevel = Readonly<{ product: Product; received: number; available: number; held: number; sold: number }>

export interface StockLevels {
  /** By SKU, ascending. */
  list(): ResultAsync<readonly StockLevel[], Unavailable>
  of(sku: Sku): ResultAsync<StockLevel, ProductNotFound | Unavailable>
}
