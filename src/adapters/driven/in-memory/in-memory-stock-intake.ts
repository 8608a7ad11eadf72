import { err, okAsync, type Result } from 'neverthrow'
import type { RowOutcome, RowRefusal, StockIntake, StockRow } from '../../../application/ports/driven/stock-intake.js'
import { adjust, emptyStock, revise, watch, type StockItem } from '../../../domain/stock/stock-item.js'
import { sameAdjustment } from './in-memory-stock-administration.js'
import { levelOf, type InMemoryStockStore } from './in-memory-stock-store.js'

export const inMemoryStockIntake = (store: InMemoryStockStore): StockIntake => {
  const earlierOf = ({ adjustment }: StockRow) => adjustment && store.adjustments.find(adjustment.id)

  const after = (row: StockRow): Result<StockItem, RowRefusal> => {
    const { active, lowStockThreshold, ...terms } = row.terms
    const earlier = earlierOf(row)
    if (earlier && row.adjustment && !sameAdjustment(earlier.adjustment, row.adjustment))
      return err({ type: 'KeyReused' })
    const item = store.find(terms.sku) ?? emptyStock({ ...terms, active: true })
    return revise(item, { ...terms, active: active ?? item.product.active })
      .map(revised => (lowStockThreshold === undefined ? revised : watch(revised, lowStockThreshold)))
      .andThen(revised => adjust(revised, earlier ? 0 : (row.adjustment?.quantity ?? 0)))
  }
  const outcomeOf = (result: Result<unknown, RowRefusal>): RowOutcome =>
    result.isOk() ? { type: 'Taken' } : result.error

  const take = (row: StockRow): RowOutcome => {
    const taken = after(row)
    if (taken.isOk() && !earlierOf(row)) {
      store.put(taken.value)
      if (row.adjustment) store.adjustments.keep(row.adjustment, levelOf(taken.value))
    }
    return outcomeOf(taken)
  }

  return {
    take: rows => okAsync(rows.map(take)),
    examine: rows => okAsync(rows.map(row => outcomeOf(after(row)))),
  }
}
