import { ok, Result, safeTry } from 'neverthrow'
import type { StockAdministration } from '../../../application/ports/driven/stock-administration.js'
import { documentOfAdjustment } from './documents/adjustment-document.js'
import { unfiledFormat } from './documents/stock-document.js'
import { documentReader, readableOf } from './documents/versioned.js'
import { UNFILED } from './indexes.js'
import { grouped } from './lanes/grouped.js'
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
      const filing = readableOf(read)(found)
        .flatMap(({ _id: sku, adjustments }) => adjustments.map((entry, place) => ({ sku, entry, place })))
        // The first of each before the second of any: one item that keeps its own for ever takes nobody else's place.
        .sort((a, b) => a.place - b.place)
        .slice(0, limit)
      if (filing.length === 0) return ok(0)

      const insertions = await calls.insert(
        'adjustments',
        filing.map(({ sku, entry }) => documentOfAdjustment(sku, entry)),
      )
      // Filed by somebody else is filed.
      yield* Result.combine([...insertions])

      const ofItem = [...grouped(filing, ({ sku }) => sku)]
      const { failed } = yield* calls.update(
        'stock',
        ofItem.map(([sku, filed]) => ({
          q: { _id: sku },
          u: { $pull: { adjustments: { id: { $in: filed.map(({ entry }) => entry.id) } } } },
        })),
      )
      return ok(ofItem.flatMap(([, filed], index) => (failed.has(index) ? [] : filed)).length)
    })
}
