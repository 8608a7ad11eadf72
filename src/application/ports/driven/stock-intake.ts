import type { ResultAsync } from 'neverthrow'
import type { AdjustmentOutOfRange, CurrencyFixed } from '../../../domain/stock/stock-errors.js'
import type { KeyReused, OutcomeUnknown, Unavailable } from '../../errors.js'
import type { Adjustment, ProductTerms } from './stock-administration.js'

/** What is wanted of one product: its terms, and units that came or went. */
export type StockRow = Readonly<{ terms: ProductTerms; adjustment?: Adjustment }>
/** `KeyReused`: there is an adjustment under this id already, with other figures. */
export type RowRefusal = CurrencyFixed | AdjustmentOutOfRange | KeyReused
export type RowOutcome = Readonly<{ type: 'Taken' }> | RowRefusal

/** Stock by the hundred: each row by itself, and each of another product. The outcomes are in the order of the rows. */
export interface StockIntake {
  /**
   * Puts the product and adjusts its stock in one step, or refuses both. An adjustment whose id is there already MUST change
   * nothing more. After an error some of the rows may have been taken: they may all be sent again.
   */
  take(rows: readonly StockRow[]): ResultAsync<readonly RowOutcome[], Unavailable | OutcomeUnknown>
  /** What would come of taking them now; MUST change nothing. */
  examine(rows: readonly StockRow[]): ResultAsync<readonly RowOutcome[], Unavailable>
}
