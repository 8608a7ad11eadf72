import type { Actor } from '../../domain/account/account.js'
import type { StockLevel } from '../ports/driven/stock-levels.js'
import type { StockSummary } from '../ports/driving/list-inventory.js'

/** What this actor may know of a product's stock. */
export const stockSummary =
  (actor: Actor) =>
  ({ product, available, received, held, sold }: StockLevel): StockSummary => ({
    product,
    available,
    ...(actor.role === 'admin' ? { figures: { received, held, sold } } : {}),
  })
