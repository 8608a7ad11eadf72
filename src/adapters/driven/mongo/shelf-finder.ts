import type { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'
import { PRODUCT_FIELDS, shelfFormat, type StoredShelf } from './documents/stock-document.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

/** `Unreadable`: there is such a stock item, and nobody can say what is in it. */
export type Shelf = StoredShelf | 'Unreadable'

/** Stock items with what these orders hold of them, and nobody else's holds; within `limit` ms, if that is said. */
export type ShelfFinder = (
  skus: readonly Sku[],
  orders: readonly OrderId[],
  limit?: number,
) => ResultAsync<ReadonlyMap<Sku, Shelf>, Unavailable>

export const shelfFinder = (calls: MongoCalls): ShelfFinder => {
  const read = documentReader(shelfFormat, calls.unreadable)
  return (skus, orders, limit) => {
    const holds = Object.fromEntries([...new Set(orders)].map(id => [`holds.${id}`, 1] as const))
    return calls
      .find(
        'stock',
        { _id: { $in: [...new Set(skus)] } },
        { projection: { ...PRODUCT_FIELDS, available: 1, holdCount: 1, ...holds } },
        limit,
      )
      .map(found => new Map(found.map(document => [document._id as Sku, read(document).unwrapOr('Unreadable')])))
  }
}
