import type { ResultAsync } from 'neverthrow'
import type { AdjustmentId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { ProductNotFound, Unavailable } from '../../errors.js'
import type { Adjustment } from './stock-administration.js'

type Figures = Readonly<{ received: number; available: number }>
/** An adjustment as it is kept for ever: who, when, why, and the figures before and after it. */
export type KeptAdjustment = Adjustment & Readonly<{ before: Figures; after: Figures }>
/** Where a kept adjustment stands among those of its product. */
export type AdjustmentPlace = Readonly<{ at: Instant; id: AdjustmentId }>
export type AdjustmentPage = Readonly<{ adjustments: readonly KeptAdjustment[]; more: boolean }>

export interface AdjustmentJournal {
  /**
   * Up to `limit` adjustments of the product, newest first, those behind `after`. MUST show each once, also while they are
   * filed (`StockAdministration.fileAdjustments`).
   */
  of(
    sku: Sku,
    listing: Readonly<{ limit: number; after?: AdjustmentPlace }>,
  ): ResultAsync<AdjustmentPage, ProductNotFound | Unavailable>
}
