import type { FindOptions } from 'mongodb'
import { err, ok, okAsync, type ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { StockLevels, StockListing, StockPage } from '../../../application/ports/driven/stock-levels.js'
import { LEVEL_FIELDS, levelFormat } from './documents/stock-document.js'
import { levelIn } from './documents/stock-mapping.js'
import { documentReader, readableOf } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoStockLevels = (calls: MongoCalls): StockLevels => {
  const read = documentReader(levelFormat, calls.unreadable)
  const find = (filter: object, options: FindOptions = {}) =>
    calls.find('stock', filter, { ...options, projection: LEVEL_FIELDS })

  /** What cannot be read cannot be ordered either: it is left out, or nobody would see what comes behind it. */
  const page = (listing: StockListing, behind: string): ResultAsync<StockPage, Unavailable> =>
    // One more than asked for tells whether there are more.
    find(filterOf(listing, behind), { sort: { _id: 1 }, limit: listing.limit + 1 }).andThen(found => {
      const documents = found.slice(0, listing.limit)
      const levels = readableOf(read)(documents).map(level => levelIn(level._id, level))
      const more = found.length > listing.limit
      const last = documents.at(-1)
      // Whoever asks goes on behind the last product of a page: there has to be one.
      return more && last && levels.length === 0 ? page(listing, last._id) : okAsync({ levels, more })
    })

  return {
    list: listing => page(listing, listing.after ?? ''),
    of: sku =>
      find({ _id: sku })
        .andThen(([document]) => (document ? ok(document) : err({ type: 'ProductNotFound' as const })))
        .andThen(read)
        .map(level => levelIn(level._id, level)),
  }
}

const filterOf = ({ term }: StockListing, behind: string): object => ({
  ...(term === undefined ? {} : { search: term }),
  _id: { $gt: behind },
})
