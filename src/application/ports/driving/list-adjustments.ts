import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { Forbidden, ProductNotFound, Unavailable } from '../../errors.js'
import type { AdjustmentPlace, KeptAdjustment } from '../driven/adjustment-journal.js'

export type { AdjustmentPlace, KeptAdjustment }
export type ListAdjustmentsQuery = Readonly<{ by: Actor; sku: Sku; limit: number; after?: AdjustmentPlace }>
export type ListAdjustmentsError = Forbidden | ProductNotFound | Unavailable
/** `next`: behind which there is more. */
export type ListedAdjustments = Readonly<{ items: readonly KeptAdjustment[]; next?: AdjustmentPlace }>

/** Who counted what in or out of a product, when and why, newest first; for administrators. */
export type ListAdjustments = (query: ListAdjustmentsQuery) => ResultAsync<ListedAdjustments, ListAdjustmentsError>
