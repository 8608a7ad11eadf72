import { errAsync, okAsync } from 'neverthrow'
import type { StockLevels } from '../../../application/ports/driven/stock-levels.js'
import { searchTermsOf } from '../../../domain/stock/product-search.js'
import { levelOf, type InMemoryStockStore } from './in-memory-stock-store.js'

export const inMemoryStockLevels = (store: InMemoryStockStore): StockLevels => ({
  list: ({ limit, after, term }) => {
    const found = store
      .all()
      .filter(({ product }) => after === undefined || product.sku > after)
      .filter(({ product }) => term === undefined || searchTermsOf(product).has(term))
      .sort((a, b) => (a.product.sku < b.product.sku ? -1 : 1))
    return okAsync({ levels: found.slice(0, limit).map(levelOf), more: found.length > limit })
  },
  of: sku => {
    const item = store.find(sku)
    return item ? okAsync(levelOf(item)) : errAsync({ type: 'ProductNotFound' })
  },
})
