import type { FindOptions } from 'mongodb'
import { errAsync, okAsync, Result, type ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { StockLevel, StockLevels, StockListing } from '../../../application/ports/driven/stock-levels.js'
import type { Logger } from '../../support/logger.js'
import { LEVEL_FIELDS, levelFormat } from './documents/stock-document.js'
import { levelIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; logger: Logger }>

export const mongoStockLevels = ({ calls, logger }: Options): StockLevels => {
  const read = documentReader(levelFormat, logger)
  const levels = (filter: object, options: FindOptions = {}): ResultAsync<readonly StockLevel[], Unavailable> =>
    calls
      .find('stock', filter, { ...options, projection: LEVEL_FIELDS })
      .andThen(found => Result.combine(found.map(document => read(document).map(level => levelIn(level._id, level)))))

  return {
    list: listing =>
      // One more than asked for tells whether there are more.
      levels(filterOf(listing), { sort: { _id: 1 }, limit: listing.limit + 1 }).map(found => ({
        levels: found.slice(0, listing.limit),
        more: found.length > listing.limit,
      })),
    of: sku =>
      levels({ _id: sku }).andThen(([level]) =>
        level ? okAsync(level) : errAsync({ type: 'ProductNotFound' as const }),
      ),
  }
}

const filterOf = ({ after, term }: StockListing): object => ({
  ...(term === undefined ? {} : { search: term }),
  ...(after === undefined ? {} : { _id: { $gt: after } }),
})
