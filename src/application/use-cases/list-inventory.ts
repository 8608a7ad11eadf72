import type { StockLevels } from '../ports/driven/stock-levels.js'
import type { ListInventory } from '../ports/driving/list-inventory.js'
import { stockSummary } from '../steps/stock-summary.js'

export const listInventory =
  ({ levels }: Readonly<{ levels: StockLevels }>): ListInventory =>
  ({ by }) =>
    levels.list().map(all => all.map(stockSummary(by)))
