import { errAsync, okAsync } from 'neverthrow'
import type { StockLevels } from '../../../application/ports/driven/stock-levels.js'
import { levelOf, type InMemoryStockStore } from './in-memory-stock-store.js'

export const inMemoryStockLevels = (store: InMemoryStockStore): StockLevels => ({
  list: () =>
    okAsync(
      store
        .all()
        .map(levelOf)
        .sort((a, b) => (a.product.sku < b.product.sku ? -1 : 1)),
    ),
  of: sku => {
    const item = store.find(sku)
    return item ? okAsync(levelOf(item)) : errAsync({ type: 'ProductNotFound' })
  },
})
