import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { ProductNotFound, Unavailable } from '../../errors.js'
import type { StockSummary } from './list-inventory.js'

export type GetStockItemQuery = Readonly<{ by: Actor; sku: Sku }>

/** One product with what is available of it. */
export type GetStockItem = (query: GetStockItemQuery) => ResultAsync<StockSummary, ProductNotFound | Unavailable>
