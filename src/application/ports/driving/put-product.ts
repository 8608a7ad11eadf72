import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { CurrencyFixed } from '../../../domain/stock/stock-errors.js'
import type { Forbidden, OutcomeUnknown, Unavailable } from '../../errors.js'
import type { ProductTerms } from '../driven/stock-administration.js'
import type { StockSummary } from './list-inventory.js'

export type PutProductCommand = Readonly<{ by: Actor; terms: ProductTerms }>
export type PutProductError = Forbidden | CurrencyFixed | Unavailable | OutcomeUnknown

/** Creates a product, or changes its name, its price, or whether it is sold; for administrators. */
export type PutProduct = (
  command: PutProductCommand,
) => ResultAsync<Readonly<{ item: StockSummary; created: boolean }>, PutProductError>
