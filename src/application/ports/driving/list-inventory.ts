import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { Product } from '../../../domain/stock/product.js'
import type { Unavailable } from '../../errors.js'

export type StockFigures = Readonly<{ received: number; held: number; sold: number }>
/** `figures` are for administrators. */
export type StockSummary = Readonly<{ product: Product; available: number; figures?: StockFigures }>
export type ListInventoryQuery = Readonly<{ by: Actor }>

/** Every product with what is available of it, by SKU. */
export type ListInventory = (query: ListInventoryQuery) => ResultAsync<readonly StockSummary[], Unavailable>
