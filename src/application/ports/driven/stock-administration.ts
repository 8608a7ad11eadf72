import type { ResultAsync } from 'neverthrow'
import type { AdjustmentId, UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Money } from '../../../domain/shared/money.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { AdjustmentOutOfRange, CurrencyFixed } from '../../../domain/stock/stock-errors.js'
import type { KeyReused, OutcomeUnknown, ProductNotFound, Unavailable } from '../../errors.js'
import type { StockLevel } from './stock-levels.js'

/** `active` stays as it is, or begins as true, unless said; the threshold stays, or there is none, and null takes it away. */
export type ProductTerms = Readonly<{
  sku: Sku
  name: string
  unitPrice: Money
  active?: boolean
  lowStockThreshold?: number | null
}>
export type Adjustment = Readonly<{
  id: AdjustmentId
  sku: Sku
  /** Units that came (positive) or went (negative). */
  quantity: number
  reason: string
  by: UserId
  at: Instant
}>

export interface StockAdministration {
  /** Sets name, price and whether it is sold; MUST never touch a figure, nor the currency of a product that is there. */
  put(
    terms: ProductTerms,
  ): ResultAsync<Readonly<{ level: StockLevel; created: boolean }>, CurrencyFixed | Unavailable | OutcomeUnknown>

  /**
   * Changes `received` and `available` by the quantity, and keeps the adjustment for ever. An id that is there already
   * MUST change nothing: it answers as it did the first time, or `KeyReused` if quantity or reason differ.
   */
  adjust(
    adjustment: Adjustment,
  ): ResultAsync<
    Readonly<{ level: StockLevel; replayed: boolean }>,
    ProductNotFound | AdjustmentOutOfRange | KeyReused | Unavailable | OutcomeUnknown
  >

  /** Moves up to `limit` adjustments out of the stock items into the journal, where `adjust` finds them as well. */
  fileAdjustments(limit: number): ResultAsync<number, Unavailable | OutcomeUnknown>
}
