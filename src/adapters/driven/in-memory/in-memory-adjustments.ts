import type { Adjustment } from '../../../application/ports/driven/stock-administration.js'
import type { StockLevel } from '../../../application/ports/driven/stock-levels.js'
import type { AdjustmentId } from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'

/** An adjustment, and the level that it left. */
export type AdjustmentEntry = Readonly<{ adjustment: Adjustment; level: StockLevel }>

/** The adjustments of a stock: those that wait to be filed, and the journal. */
export const inMemoryAdjustments = () => {
  const unfiled = new Map<AdjustmentId, AdjustmentEntry>()
  const journal = new Map<AdjustmentId, AdjustmentEntry>()
  return {
    find: (id: AdjustmentId): AdjustmentEntry | undefined => unfiled.get(id) ?? journal.get(id),
    keep: (adjustment: Adjustment, level: StockLevel): void => {
      unfiled.set(adjustment.id, { adjustment: { ...adjustment }, level })
    },
    of: (sku: Sku): readonly AdjustmentEntry[] =>
      [...unfiled.values(), ...journal.values()].filter(({ adjustment }) => adjustment.sku === sku),
    /** Files up to `limit`, and answers how many. */
    file: (limit: number): number => {
      const filed = [...unfiled].slice(0, limit)
      for (const [id, entry] of filed) {
        journal.set(id, entry)
        unfiled.delete(id)
      }
      return filed.length
    },
  }
}
