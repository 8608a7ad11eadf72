import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { SearchTerm } from '../../../domain/stock/product-search.js'
import type { Product } from '../../../domain/stock/product.js'
import type { Unavailable } from '../../errors.js'

export type StockFigures = Readonly<{
  received: number
  held: number
  sold: number
  lowStock: boolean
  lowStockThreshold?: number
}>
/** `figures` are for administrators. */
export type StockSummary = Readonly<{ product: Product; available: number; figures?: StockFigures }>
/**
 * Up to `limit` products behind the SKU `after`; with a `term`, those whose SKU begins with it, or whose name does from one
 * of its words on.
 */
export type ListInventoryQuery = Readonly<{ by: Actor; limit: number; after?: Sku; term?: SearchTerm }>
/** `next`: behind which SKU there is more. */
export type InventoryPage = Readonly<{ items: readonly StockSummary[]; next?: Sku }>

/** Products with what is available of each, by SKU. */
export type ListInventory = (query: ListInventoryQuery) => ResultAsync<InventoryPage, Unavailable>
