import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { IdempotencyKey } from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { AdjustmentOutOfRange } from '../../../domain/stock/stock-errors.js'
import type { Forbidden, KeyReused, OutcomeUnknown, ProductNotFound, Unavailable } from '../../errors.js'
import type { StockSummary } from './list-inventory.js'

export type AdjustStockCommand = Readonly<{
  by: Actor
  sku: Sku
  quantity: number
  reason: string
  key?: IdempotencyKey
}>
export type AdjustStockError =
  Forbidden | ProductNotFound | AdjustmentOutOfRange | KeyReused | Unavailable | OutcomeUnknown

/** Counts units in, or out if negative, never below what is held; for administrators. One key adjusts once. */
export type AdjustStock = (
  command: AdjustStockCommand,
) => ResultAsync<Readonly<{ item: StockSummary; replayed: boolean }>, AdjustStockError>
