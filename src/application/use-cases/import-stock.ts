import { ResultAsync } from 'neverthrow'
import type { Actor } from '../../domain/account/account.js'
import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { ImportAttempt, ImportRegister } from '../ports/driven/import-register.js'
import type { StockIntake } from '../ports/driven/stock-intake.js'
import type { ImportStock, UploadedRows } from '../ports/driving/import-stock.js'
import { asAdmin } from '../steps/as-admin.js'
import { reportingRows } from '../steps/reporting-rows.js'

type Dependencies = Readonly<{
  imports: ImportRegister
  intake: StockIntake
  ids: IdSource
  clock: Clock
  background: BackgroundTasks
}>

export const importStock = (dependencies: Dependencies): ImportStock => {
  const { imports, ids, clock, background } = dependencies
  const begin = ({ userId }: Actor, key: Parameters<ImportStock>[0]['key'], upload: UploadedRows) => {
    const id = ids.importIdOf(userId, key)
    const attempt = { id, by: userId, at: clock.now(), fingerprint: upload.fingerprint, token: ids.claimToken() }
    return imports.begin(attempt).map(({ type, stockImport }) => {
      if (type === 'Begun') background.run('import', () => carryingOut(dependencies, attempt, upload))
      return { stockImport, replayed: type === 'Known' }
    })
  }
  return ({ by, key, upload }) =>
    asAdmin(by)
      .asyncAndThen(actor => begin(actor, key, upload))
      .andTee(({ replayed }) => (replayed ? upload.discard() : undefined))
      .orTee(upload.discard)
}

/** What is left of it when this process ends is taken up when the import is sent again. */
const carryingOut = ({ imports, intake, ids }: Dependencies, attempt: ImportAttempt, upload: UploadedRows) => {
  const { id, by, at } = attempt
  const report = reportingRows({
    rows: upload.rows(),
    stockRow: ({ terms, adjustment }) => ({
      terms,
      ...(adjustment
        ? { adjustment: { id: ids.importedAdjustmentIdOf(id, terms.sku), sku: terms.sku, ...adjustment, by, at } }
        : {}),
    }),
    outcomes: rows => intake.take(rows),
    onward: soFar => imports.note(attempt, soFar, 'Running'),
  })
  return new ResultAsync(report.finally(upload.discard))
    .andThen(done => imports.note(attempt, done, 'Done').mapErr(error => ({ error, report: done })))
    .orTee(({ report: soFar }) => imports.note(attempt, soFar, 'Interrupted'))
    .mapErr(({ error }) => error)
}
