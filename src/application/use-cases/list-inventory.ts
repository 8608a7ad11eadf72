import type { StockLevels } from '../ports/driven/stock-levels.js'
import type { ListInventory } from '../ports/driving/list-inventory.js'
import { stockSummary } from '../steps/stock-summary.js'

export const listInventory =
  ({ levels }: Readonly<{ levels: StockLevels }>): ListInventory =>
  ({ by, ...listing }) =>
    levels.list(listing).map(page => {
      const last = page.levels.at(-1)
      return {
        items: page.levels.map(stockSummary(by)),
        ...(page.more && last ? { next: last.product.sku } : {}),
      }
    })
