import type { Document, FindOptions } from 'mongodb'
import { errAsync, okAsync, Result } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { StockLevel, StockLevels, StockListing } from '../../../application/ports/driven/stock-levels.js'
import { LEVEL_FIELDS, levelFormat } from './documents/stock-document.js'
import { levelIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoStockLevels = (calls: MongoCalls): StockLevels => {
  const read = documentReader(levelFormat, calls.unreadable)
  const find = (filter: object, options: FindOptions = {}) =>
    calls.find('stock', filter, { ...options, projection: LEVEL_FIELDS })
  const levelsIn = (found: readonly Document[]): Result<readonly StockLevel[], Unavailable> =>
    Result.combine(found.map(document => read(document).map(level => levelIn(level._id, level))))

  return {
    list: listing =>
      // One more than asked for tells whether there are more.
      find(filterOf(listing), { sort: { _id: 1 }, limit: listing.limit + 1 }).andThen(found =>
        levelsIn(found.slice(0, listing.limit)).map(levels => ({ levels, more: found.length > listing.limit })),
      ),
    of: sku =>
      find({ _id: sku })
        .andThen(levelsIn)
        .andThen(([level]) => (level ? okAsync(level) : errAsync({ type: 'ProductNotFound' as const }))),
  }
}

const filterOf = ({ after, term }: StockListing): object => ({
  ...(term === undefined ? {} : { search: term }),
  ...(after === undefined ? {} : { _id: { $gt: after } }),
})
