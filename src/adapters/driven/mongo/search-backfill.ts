import type { Db } from 'mongodb'
import type { Sku } from '../../../domain/shared/sku.js'
import { searchTermsOf } from '../../../domain/stock/product-search.js'

type Named = Readonly<{ _id: Sku; name: string; search?: string[] }>

const TOGETHER = 500

/** Lets products be found that an older build put on the shelf. What is renamed meanwhile has its terms by that. */
export const backfillSearch = async (db: Db): Promise<void> => {
  const stock = db.collection<Named>('stock')
  for (;;) {
    const found = await stock
      .find({ search: { $exists: false }, name: { $type: 'string' } }, { limit: TOGETHER, projection: { name: 1 } })
      .hint('search')
      .toArray()
    if (found.length === 0) return
    const { matchedCount } = await stock.bulkWrite(
      found.map(({ _id, name }) => ({
        updateOne: {
          filter: { _id, name, search: { $exists: false } },
          update: { $set: { search: [...searchTermsOf({ sku: _id, name })] } },
        },
      })),
      { ordered: false },
    )
    // Others are at it as well, or these cannot be changed: whoever starts next finds what is left.
    if (matchedCount === 0) return
  }
}
