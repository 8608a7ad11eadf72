import { ok, okAsync, type ResultAsync } from 'neverthrow'
import { namedHold, type IdDecision } from '../../domain/order/id-decision.js'
import type { OrderId } from '../../domain/shared/ids.js'
import type { StockHold, StockLedger } from '../ports/driven/stock-ledger.js'

/**
 * Gives back those of our holds that the id's decision does not rely on. Only for an id that is decided, or under which
 * nothing can have been recorded (ADR 0002). What cannot be given back now is left to the reconciler.
 */
export const tidyHolds =
  (stock: StockLedger) =>
  (id: OrderId, taken: readonly StockHold[], decision?: IdDecision): ResultAsync<void, never> => {
    const needless = taken.filter(({ sku, nonce }) => !decision || namedHold(decision, sku) !== nonce)
    return needless.length === 0 ? okAsync(undefined) : stock.release(id, needless).orElse(() => ok(undefined))
  }
