import type { ResultAsync } from 'neverthrow'
import type { Sku } from '../../../domain/shared/sku.js'
import type { Product } from '../../../domain/stock/product.js'
import type { Unavailable } from '../../errors.js'

/** The products that are there, by SKU. Holding checks them again, so they may come from a cache. */
export interface Catalogue {
  products(skus: readonly Sku[]): ResultAsync<ReadonlyMap<Sku, Product>, Unavailable>
  /** The same, MUST NOT come from a cache. */
  currentProducts(skus: readonly Sku[]): ResultAsync<ReadonlyMap<Sku, Product>, Unavailable>
}
