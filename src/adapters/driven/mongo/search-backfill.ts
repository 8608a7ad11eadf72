import { MongoBulkWriteError, type AnyBulkWriteOperation, type Db } from 'mongodb'
import type { Sku } from '../../../domain/shared/sku.js'
import { searchTermsOf } from '../../../domain/stock/product-search.js'
import type { Logger } from '../../support/logger.js'

type Named = Readonly<{ _id: Sku; name: string; search?: string[] }>

const TOGETHER = 500

/**
 * Lets products be found that an older build put on the shelf. What is renamed meanwhile has its terms by that; what the
 * database will not have changed is told to operators, and is found by its SKU only.
 */
export const backfillSearch = async (db: Db, logger?: Logger): Promise<void> => {
  const stock = db.collection<Named>('stock')
  const change = async (writes: AnyBulkWriteOperation<Named>[], skus: readonly Sku[]) => {
    try {
      await stock.bulkWrite(writes, { ordered: false })
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError) || error.result.getWriteErrorCount() === 0) throw error
      for (const { index, errmsg } of error.result.getWriteErrors())
        logger?.error({ what: 'stock', id: skus[index], problem: errmsg }, 'stored document cannot be changed')
    }
  }

  let behind = '' as Sku
  for (;;) {
    const found = await stock
      .find(
        { search: { $exists: false }, name: { $type: 'string' }, _id: { $gt: behind } },
        { sort: { _id: 1 }, limit: TOGETHER, projection: { name: 1 } },
      )
      .hint('search')
      .toArray()
    const last = found.at(-1)
    if (!last) return
    const writes = found.map(({ _id, name }) => ({
      updateOne: {
        filter: { _id, name, search: { $exists: false } },
        update: { $set: { search: [...searchTermsOf({ sku: _id, name })] } },
      },
    }))
    await change(
      writes,
      found.map(({ _id }) => _id),
    )
    behind = last._id
  }
}
