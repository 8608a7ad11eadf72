import type { Instant } from '../shared/instant.js'
import type { ImportId, UserId } from '../shared/ids.js'
import type { Sku } from '../shared/sku.js'
import type { AdjustmentOutOfRange, CurrencyFixed } from './stock-errors.js'

export const MAX_IMPORT_ROWS = 50_000
/** So many bad rows are named in a report; the rest is counted. */
export const MAX_BAD_ROWS = 5_000

/** One thing that is wrong with a row, and where: `pointer` is a JSON pointer (RFC 6901) as a URI fragment. */
type RowFault = Readonly<{ pointer: string; detail: string }>
/** What is wrong with a row before any product is looked at. */
export type UnreadableRow = Readonly<{ type: 'UnreadableRow'; faults: readonly RowFault[] }>
/** Another row of the same import is about the same product. */
export type DuplicateRow = Readonly<{ type: 'DuplicateRow'; sku: Sku; firstRow: number }>
export type RowFailure =
  UnreadableRow | DuplicateRow | CurrencyFixed | AdjustmentOutOfRange | Readonly<{ type: 'KeyReused' }>
/** Rows are counted from 1, without the header. */
export type BadRow = Readonly<{ row: number; failure: RowFailure }>

/** How far an import has come. `applied + failed = read`; of the failed rows the first are named in `badRows`. */
export type ImportReport = Readonly<{ read: number; applied: number; failed: number; badRows: readonly BadRow[] }>

/** `Interrupted`: nobody is at it any more; sent again, it goes on. */
export type ImportState = 'Running' | 'Interrupted' | 'Done'
export type StockImport = ImportReport & Readonly<{ id: ImportId; by: UserId; at: Instant; state: ImportState }>

export const EMPTY_REPORT: ImportReport = { read: 0, applied: 0, failed: 0, badRows: [] }

/** The report after these further rows. */
export const reported = (report: ImportReport, applied: number, bad: readonly BadRow[]): ImportReport => ({
  read: report.read + applied + bad.length,
  applied: report.applied + applied,
  failed: report.failed + bad.length,
  badRows: [...report.badRows, ...bad].slice(0, MAX_BAD_ROWS),
})
