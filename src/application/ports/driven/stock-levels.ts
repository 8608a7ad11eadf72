import type { ResultAsync } from 'neverthrow'
import type { Sku } from '../../../domain/shared/sku.js'
import type { SearchTerm } from '../../../domain/stock/product-search.js'
import type { Product } from '../../../domain/stock/product.js'
import type { ProductNotFound, Unavailable } from '../../errors.js'

/** A product and its figures: `received = available + held + sold`. */
export type StockLevel = Readonly<{
  product: Product
  received: number
  available: number
  held: number
  sold: number
  lowStockThreshold?: number
}>

/** Up to `limit` products: those behind `after`, and only those that are found under `term`. */
export type StockListing = Readonly<{ limit: number; after?: Sku; term?: SearchTerm }>
export type StockPage = Readonly<{ levels: readonly StockLevel[]; more: boolean }>

export interface StockLevels {
  /**
   * By SKU, ascending. MUST NOT read more of the stock than it answers, but for one, and for what cannot be read: that is left
   * out. If there are more, there MUST be a last one to go on behind.
   */
  list(listing: StockListing): ResultAsync<StockPage, Unavailable>
  of(sku: Sku): ResultAsync<StockLevel, ProductNotFound | Unavailable>
}
