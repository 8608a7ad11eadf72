import { errAsync, okAsync } from 'neverthrow'
import type {
  AdjustmentJournal,
  AdjustmentPlace,
  KeptAdjustment,
} from '../../../application/ports/driven/adjustment-journal.js'
import { frozen } from './frozen.js'
import type { AdjustmentEntry } from './in-memory-adjustments.js'
import type { InMemoryStockStore } from './in-memory-stock-store.js'

export const inMemoryAdjustmentJournal = (store: InMemoryStockStore): AdjustmentJournal => ({
  of: (sku, { limit, after }) => {
    if (!store.find(sku)) return errAsync({ type: 'ProductNotFound' })
    const found = store.adjustments
      .of(sku)
      .map(keptOf)
      .filter(kept => after === undefined || newestFirst(after, kept) < 0)
      .sort(newestFirst)
    return okAsync({ adjustments: found.slice(0, limit), more: found.length > limit })
  },
})

const newestFirst = (a: AdjustmentPlace, b: AdjustmentPlace): number =>
  b.at - a.at || (a.id === b.id ? 0 : a.id > b.id ? -1 : 1)

const keptOf = ({ adjustment, level: { received, available } }: AdjustmentEntry): KeptAdjustment =>
  frozen({
    ...adjustment,
    before: { received: received - adjustment.quantity, available: available - adjustment.quantity },
    after: { received, available },
  })
