import { okAsync, ResultAsync } from 'neverthrow'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { StockIntake } from '../ports/driven/stock-intake.js'
import type { CheckImport } from '../ports/driving/check-import.js'
import { asAdmin } from '../steps/as-admin.js'
import { reportingRows } from '../steps/reporting-rows.js'
import { stockRow } from '../steps/stock-row.js'

type Dependencies = Readonly<{ intake: StockIntake; ids: IdSource; clock: Clock }>

export const checkImport =
  ({ intake, ids, clock }: Dependencies): CheckImport =>
  ({ by, upload }) =>
    asAdmin(by)
      .asyncAndThen(({ userId }) => {
        const report = reportingRows({
          rows: upload.rows(),
          stockRow: stockRow({ by: userId, at: clock.now(), adjustmentId: () => ids.freshAdjustmentId() }),
          outcomes: rows => intake.examine(rows),
          onward: () => okAsync(true),
        })
        return new ResultAsync(report.finally(upload.discard)).mapErr(({ error }) => error)
      })
      .orTee(upload.discard)
