import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { BadRow, ImportReport } from '../../domain/stock/stock-import.js'
import { EMPTY_REPORT, reported } from '../../domain/stock/stock-import.js'
import type { RowOutcome, StockRow } from '../ports/driven/stock-intake.js'
import type { ImportRow, ReadableRow } from '../ports/driving/import-stock.js'
import { oneAhead } from './one-ahead.js'
import { rowBatches, type NumberedRow, type RowBatch } from './row-batches.js'

type Reporting<E> = Readonly<{
  rows: AsyncIterable<ImportRow>
  stockRow: (wanted: ReadableRow) => StockRow
  /** What comes of rows that can be read. */
  outcomes: (rows: readonly StockRow[]) => ResultAsync<readonly RowOutcome[], E>
  /** Is told of the report after each batch, and how many of its bad rows it was told of before; answers whether to go on. */
  onward: (report: ImportReport, told: number) => ResultAsync<boolean, E>
}>

/**
 * Reads the rows from the first to the last, batch by batch, and reports what came of them, also as far as an error. While
 * one batch is reported, the next is under way; when this ends, none is.
 */
export const reportingRows = async <E>({
  rows,
  stockRow,
  outcomes,
  onward,
}: Reporting<E>): Promise<Result<ImportReport, Readonly<{ error: E; report: ImportReport }>>> => {
  let report = EMPTY_REPORT
  const begun = async ({ good, bad }: RowBatch) => ({
    good,
    bad,
    came: await outcomes(good.map(({ wanted }) => stockRow(wanted))),
  })
  for await (const { good, bad, came } of oneAhead(rowBatches(rows), begun)) {
    const told = report.badRows.length
    if (came.isErr()) return err({ error: came.error, report })
    const refused = good.flatMap((row, index) => refusalOf(row, came.value[index]))
    report = reported(
      report,
      good.length - refused.length,
      [...bad, ...refused].sort((a, b) => a.row - b.row),
    )
    const goOn = await onward(report, told)
    if (goOn.isErr()) return err({ error: goOn.error, report })
    if (!goOn.value) break
  }
  return ok(report)
}

const refusalOf = ({ row }: NumberedRow, outcome: RowOutcome | undefined): readonly BadRow[] =>
  outcome === undefined || outcome.type === 'Taken' ? [] : [{ row, failure: outcome }]
