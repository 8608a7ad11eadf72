import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { IdempotencyKey } from '../../../domain/shared/ids.js'
import type { StockImport, UnreadableRow } from '../../../domain/stock/stock-import.js'
import type { Forbidden, KeyReused, OutcomeUnknown, Unavailable } from '../../errors.js'
import type { ProductTerms } from '../driven/stock-administration.js'

/** What one row says: the terms of a product, and units that came, or went if negative. */
export type ReadableRow = Readonly<{
  type: 'ReadableRow'
  terms: ProductTerms
  adjustment?: Readonly<{ quantity: number; reason: string }>
}>
export type ImportRow = ReadableRow | UnreadableRow
/** Rows that have come wholly and can be read once, from the first to the last; `discard` ends reading, whether it has begun or not. */
export type UploadedRows = Readonly<{
  /** The same for the same rows. */
  fingerprint: string
  rows: () => AsyncIterable<ImportRow>
  discard: () => Promise<void>
}>

export type ImportStockCommand = Readonly<{ by: Actor; key: IdempotencyKey; upload: UploadedRows }>
export type ImportStockError = Forbidden | KeyReused | Unavailable | OutcomeUnknown

/**
 * Takes products and their stock by the thousand; for administrators. Answers as soon as it has begun: `GetImport` tells how
 * far it has come. Under one key each row is taken once, however often the import is sent; `replayed` if it was begun before.
 */
export type ImportStock = (
  command: ImportStockCommand,
) => ResultAsync<Readonly<{ stockImport: StockImport; replayed: boolean }>, ImportStockError>
