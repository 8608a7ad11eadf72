import { errAsync, okAsync } from 'neverthrow'
import type { Adjustment, StockAdministration } from '../../../application/ports/driven/stock-administration.js'
import type { StockLevel } from '../../../application/ports/driven/stock-levels.js'
import { adjust, emptyStock, revise, watch, type StockItem } from '../../../domain/stock/stock-item.js'
import { levelOf, type InMemoryStockStore } from './in-memory-stock-store.js'

export const sameAdjustment = (a: Adjustment, b: Adjustment): boolean =>
  a.sku === b.sku && a.quantity === b.quantity && a.reason === b.reason

export const inMemoryStockAdministration = (store: InMemoryStockStore): StockAdministration => {
  const stored = (item: StockItem): StockLevel => {
    store.put(item)
    return levelOf(item)
  }

  return {
    put: ({ active, lowStockThreshold, ...terms }) => {
      const item = store.find(terms.sku)
      const watched = (put: StockItem) => (lowStockThreshold === undefined ? put : watch(put, lowStockThreshold))
      if (!item) {
        const created = emptyStock({ ...terms, active: active ?? true })
        return okAsync({ level: stored(watched(created)), created: true })
      }
      return revise(item, { ...terms, active: active ?? item.product.active }).asyncAndThen(revised =>
        okAsync({ level: stored(watched(revised)), created: false }),
      )
    },

    adjust: adjustment => {
      const { id, sku, quantity } = adjustment
      const earlier = store.adjustments.find(id)
      if (earlier) {
        return sameAdjustment(earlier.adjustment, adjustment)
          ? okAsync({ level: earlier.level, replayed: true })
          : errAsync({ type: 'KeyReused' })
      }
      const item = store.find(sku)
      if (!item) return errAsync({ type: 'ProductNotFound' })
      return adjust(item, quantity).asyncAndThen(adjusted => {
        const level = stored(adjusted)
        store.adjustments.keep(adjustment, level)
        return okAsync({ level, replayed: false })
      })
    },

    fileAdjustments: limit => okAsync(store.adjustments.file(limit)),
  }
}
