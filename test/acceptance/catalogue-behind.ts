import type { Catalogue } from '../../src/application/ports/driven/catalogue.js'
import type { Sku } from '../../src/domain/shared/sku.js'
import type { Product } from '../../src/domain/stock/product.js'

/** A catalogue with a cache that never forgets: every product is for ever as it was when it was first read. */
export const catalogueBehind = (real: Catalogue): Catalogue => {
  const read = new Map<Sku, Product>()
  return {
    ...real,
    products: skus =>
      real.products(skus).map(products => {
        for (const [sku, product] of products) if (!read.has(sku)) read.set(sku, product)
        return new Map(skus.flatMap(sku => (read.has(sku) ? [[sku, read.get(sku)!] as const] : [])))
      }),
  }
}
