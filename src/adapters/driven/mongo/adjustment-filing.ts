import { ok, Result, safeTry } from 'neverthrow'
import type { StockAdministration } from '../../../application/ports/driven/stock-administration.js'
import { documentOfAdjustment } from './documents/adjustment-document.js'
import { unfiledFormat } from './documents/stock-document.js'
import { documentReader } from './documents/versioned.js'
import { UNFILED } from './indexes.js'
import type { MongoCalls } from './mongo-calls.js'

/** Copies adjustments to the journal, and only then takes them out of the stock items: there is no moment when one is in neither. */
export const adjustmentFiling = (calls: MongoCalls): StockAdministration['fileAdjustments'] => {
  const read = documentReader(unfiledFormat, calls.unreadable)

  return limit =>
    safeTry(async function* () {
      const found = yield* calls.find(
        'stock',
        { 'adjustments.0': { $exists: true } },
        { hint: UNFILED, limit, projection: { schemaVersion: 1, adjustments: { $slice: limit } } },
      )
      const items = yield* Result.combine(found.map(read))
      const filing = items
        .flatMap(({ _id: sku, adjustments }) => adjustments.map(entry => ({ sku, entry })))
        .slice(0, limit)
      if (filing.length === 0) return ok(0)

      const insertions = await calls.insert(
        'adjustments',
        filing.map(({ sku, entry }) => documentOfAdjustment(sku, entry)),
      )
      // Filed by somebody else is filed.
      yield* Result.combine([...insertions])

      const ids = (of: string) => filing.filter(({ sku }) => sku === of).map(({ entry }) => entry.id)
      const skus = [...new Set(filing.map(({ sku }) => sku))]
      yield* calls.update(
        'stock',
        skus.map(sku => ({ q: { _id: sku }, u: { $pull: { adjustments: { id: { $in: ids(sku) } } } } })),
      )
      return ok(filing.length)
    })
}
