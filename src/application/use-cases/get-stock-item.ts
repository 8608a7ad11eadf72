import type { StockLevels } from '../ports/driven/stock-levels.js'
import type { GetStockItem } from '../ports/driving/get-stock-item.js'
import { stockSummary } from '../steps/stock-summary.js'

export const getStockItem =
  ({ levels }: Readonly<{ levels: StockLevels }>): GetStockItem =>
  ({ by, sku }) =>
    levels.of(sku).map(stockSummary(by))
