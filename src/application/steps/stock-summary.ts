import type { Actor } from '../../domain/account/account.js'
import { isLow } from '../../domain/stock/stock-item.js'
import type { StockLevel } from '../ports/driven/stock-levels.js'
import type { StockSummary } from '../ports/driving/list-inventory.js'

/** What this actor may know of a product's stock. */
export const stockSummary =
  (actor: Actor) =>
  (level: StockLevel): StockSummary => {
    const { product, available, ...figures } = level
    return actor.role === 'admin'
      ? { product, available, figures: { ...figures, lowStock: isLow(level) } }
      : { product, available }
  }
