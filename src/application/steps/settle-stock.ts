import type { ResultAsync } from 'neverthrow'
import type { Order } from '../../domain/order/order.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { StockLedger } from '../ports/driven/stock-ledger.js'

/** Sells what a processed order holds, or gives back what another one holds. */
export const settleStock =
  (stock: StockLedger) =>
  ({ id, lines, status }: Order): ResultAsync<void, Unavailable | OutcomeUnknown> => {
    const holds = lines.map(({ sku, quantity, hold }) => ({ sku, quantity, nonce: hold }))
    return status === 'Processed' ? stock.sell(id, holds) : stock.release(id, holds)
  }
