import { okAsync, ResultAsync } from 'neverthrow'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { StockIntake } from '../ports/driven/stock-intake.js'
import type { CheckImport } from '../ports/driving/check-import.js'
import { asAdmin } from '../steps/as-admin.js'
import { reportingRows } from '../steps/reporting-rows.js'

type Dependencies = Readonly<{ intake: StockIntake; ids: IdSource; clock: Clock }>

export const checkImport =
  ({ intake, ids, clock }: Dependencies): CheckImport =>
  ({ by, upload }) =>
    asAdmin(by)
      .asyncAndThen(({ userId }) => {
        const at = clock.now()
        const report = reportingRows({
          rows: upload.rows(),
          stockRow: ({ terms, adjustment }) => ({
            terms,
            ...(adjustment
              ? { adjustment: { id: ids.freshAdjustmentId(), sku: terms.sku, ...adjustment, by: userId, at } }
              : {}),
          }),
          outcomes: rows => intake.examine(rows),
          onward: () => okAsync(true),
        })
        return new ResultAsync(report.finally(upload.discard)).mapErr(({ error }) => error)
      })
      .orTee(upload.discard)
