import type { Container } from 'inversify'
import { okAsync } from 'neverthrow'
import { inMemoryStockLedger } from '../../../src/adapters/driven/in-memory/in-memory-stock-ledger.js'
import type { StockLedger } from '../../../src/application/ports/driven/stock-ledger.js'
import { T } from '../../../src/bootstrap/tokens.js'
import type { HoldNonce } from '../../../src/domain/shared/ids.js'
import type { StockItem, StockRule } from '../../../src/domain/stock/stock-item.js'
import { stockPolicy } from '../../../src/domain/stock/stock-policy.js'
import { aNonce } from '../../support/builders.js'
import { replace } from './replace.js'
import type { Adapt } from './service.js'

const stock =
  (broken: (container: Container) => Partial<StockLedger>): Adapt =>
  container =>
    replace(container, T.stock, whole => ({ ...whole, ...broken(container) }))

const ledgerWith =
  (options: Readonly<{ policy?: StockRule; nonce?: () => HoldNonce }>) =>
  (container: Container): StockLedger => {
    const [store, clock] = [container.get(T.stockStore), container.get(T.clock)]
    return inMemoryStockLedger({ store, clock, nonce: aNonce, policy: stockPolicy(1_000), ...options })
  }

/** Whatever is held under the order goes; and if nothing is, it goes all the same. */
const blindly =
  (counted: (item: StockItem, quantity: number) => StockItem) =>
  (container: Container): StockLedger['sell'] =>
  (orderId, holds) => {
    const store = container.get(T.stockStore)
    for (const { sku, quantity } of holds) {
      const item = store.find(sku)!
      const others = new Map(item.holds)
      others.delete(orderId)
      store.put(counted({ ...item, held: item.held - quantity, holds: others }, quantity))
    }
    return okAsync(undefined)
  }
const blindSale = blindly((item, quantity) => ({ ...item, sold: item.sold + quantity }))
const blindRelease = blindly((item, quantity) => ({ ...item, available: item.available + quantity }))

/** Rules of the protocol that a ledger may break. */
export const BROKEN_STOCK = {
  'a hold that does not ask what is there': stock(ledgerWith({ policy: () => undefined })),
  'one nonce for every hold': stock(ledgerWith({ nonce: () => 'always-the-same' as HoldNonce })),
  'a sale that does not ask for the nonce': stock(container => ({ sell: blindSale(container) })),
  'a release that does not ask for the nonce': stock(container => ({ release: blindRelease(container) })),
  'nobody who looks after old holds': stock(() => ({ oldHolds: () => okAsync([]) })),
}
