import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { StockAdministration } from '../ports/driven/stock-administration.js'
import type { AdjustStock } from '../ports/driving/adjust-stock.js'
import { asAdmin } from '../steps/as-admin.js'
import { stockSummary } from '../steps/stock-summary.js'

type Dependencies = Readonly<{ administration: StockAdministration; ids: IdSource; clock: Clock }>

export const adjustStock =
  ({ administration, ids, clock }: Dependencies): AdjustStock =>
  ({ by, sku, quantity, reason, key }) =>
    asAdmin(by)
      .asyncAndThen(({ userId }) => {
        const id = key ? ids.adjustmentIdOf(userId, sku, key) : ids.freshAdjustmentId()
        return administration.adjust({ id, sku, quantity, reason, by: userId, at: clock.now() })
      })
      .map(({ level, replayed }) => ({ item: stockSummary(by)(level), replayed }))
