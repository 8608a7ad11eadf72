import type { StockLevel } from '../../../application/ports/driven/stock-levels.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { StockItem } from '../../../domain/stock/stock-item.js'
import { frozen } from './frozen.js'
import { inMemoryAdjustments } from './in-memory-adjustments.js'

/** Every step is synchronous, so that each is atomic. */
export type InMemoryStockStore = Readonly<{
  find: (sku: Sku) => StockItem | undefined
  /** Stores the item, in the place of an earlier state of it. */
  put: (item: StockItem) => void
  /** In no order. */
  all: () => readonly StockItem[]
  /** Those of which something is held. */
  held: () => readonly StockItem[]
  adjustments: ReturnType<typeof inMemoryAdjustments>
}>

export const levelOf = ({ holds: _private, ...level }: StockItem): StockLevel => frozen(level)

export const inMemoryStockStore = (): InMemoryStockStore => {
  const items = new Map<Sku, StockItem>()
  const held = new Map<Sku, StockItem>()
  return {
    find: sku => items.get(sku),
    put: item => {
      const { sku } = item.product
      frozen(item.product)
      items.set(sku, item)
      if (item.holds.size > 0) held.set(sku, item)
      else held.delete(sku)
    },
    all: () => [...items.values()],
    held: () => [...held.values()],
    adjustments: inMemoryAdjustments(),
  }
}
