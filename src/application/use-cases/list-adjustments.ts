import type { AdjustmentJournal } from '../ports/driven/adjustment-journal.js'
import type { ListAdjustments } from '../ports/driving/list-adjustments.js'
import { asAdmin } from '../steps/as-admin.js'

export const listAdjustments =
  ({ journal }: Readonly<{ journal: AdjustmentJournal }>): ListAdjustments =>
  ({ by, sku, ...listing }) =>
    asAdmin(by)
      .asyncAndThen(() => journal.of(sku, listing))
      .map(({ adjustments, more }) => {
        const last = adjustments.at(-1)
        return { items: adjustments, ...(more && last ? { next: { at: last.at, id: last.id } } : {}) }
      })
