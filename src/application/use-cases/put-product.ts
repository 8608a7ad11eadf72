import type { StockAdministration } from '../ports/driven/stock-administration.js'
import type { PutProduct } from '../ports/driving/put-product.js'
import { asAdmin } from '../steps/as-admin.js'
import { stockSummary } from '../steps/stock-summary.js'

export const putProduct =
  ({ administration }: Readonly<{ administration: StockAdministration }>): PutProduct =>
  ({ by, terms }) =>
    asAdmin(by)
      .asyncAndThen(() => administration.put(terms))
      .map(({ level, created }) => ({ item: stockSummary(by)(level), created }))
