import { okAsync } from 'neverthrow'
import type { Catalogue } from '../../../application/ports/driven/catalogue.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { InMemoryStockStore } from './in-memory-stock-store.js'

export const inMemoryCatalogue = (store: InMemoryStockStore): Catalogue => {
  const products = (skus: readonly Sku[]) =>
    okAsync(
      new Map(
        skus.flatMap(sku => {
          const item = store.find(sku)
          return item ? [[sku, item.product] as const] : []
        }),
      ),
    )
  return { products, currentProducts: products }
}
