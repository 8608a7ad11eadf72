import { okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type {
  Holding,
  HoldPlace,
  OldHold,
  StockHold,
  StockLedger,
} from '../../../application/ports/driven/stock-ledger.js'
import type { OrderLine, PricedLine } from '../../../domain/order/order-line.js'
import type { HoldNonce, OrderId } from '../../../domain/shared/ids.js'
import { isNonEmpty, type NonEmpty } from '../../../domain/shared/non-empty.js'
import type { Shortage } from '../../../domain/stock/stock-errors.js'
import { hold, release, sell, type StockRule } from '../../../domain/stock/stock-item.js'
import { frozen } from './frozen.js'
import type { InMemoryStockStore } from './in-memory-stock-store.js'

export type StockLedgerOptions = Readonly<{
  store: InMemoryStockStore
  clock: Clock
  /** A fresh one for each hold. */
  nonce: () => HoldNonce
  policy: StockRule
}>

export const inMemoryStockLedger = ({ store, clock, nonce, policy }: StockLedgerOptions): StockLedger => {
  const holdAll = (orderId: OrderId, lines: NonEmpty<PricedLine>): Holding => {
    const taken: StockHold[] = []
    const heldLines: OrderLine[] = []
    const shortages: Shortage[] = []

    for (const line of lines) {
      const { sku, quantity, unitPrice } = line
      const item = store.find(sku)
      if (!item) return { type: 'PriceChanged', sku, taken }

      const fresh = nonce()
      const claim = frozen({ orderId, quantity, unitPrice, nonce: fresh, at: clock.now() })
      const held = hold(item, claim, policy)
      if (held.isErr()) {
        if (held.error.type !== 'Shortage') return { ...held.error, taken }
        shortages.push(held.error)
        continue
      }
      // An order that is short will not be: what it still took, others would miss.
      if (isNonEmpty(shortages)) continue
      store.put(held.value.item)
      if (held.value.nonce === fresh) taken.push({ sku, quantity, nonce: fresh })
      heldLines.push({ ...line, hold: held.value.nonce })
    }
    return isNonEmpty(shortages)
      ? { type: 'Short', shortages, taken }
      : { type: 'Held', lines: heldLines as [OrderLine, ...OrderLine[]], taken }
  }

  const settle = (settled: typeof sell | typeof release, orderId: OrderId, holds: readonly StockHold[]) => {
    for (const { sku, nonce } of holds) {
      const item = store.find(sku)
      if (item) store.put(settled(item, orderId, nonce))
    }
    return okAsync(undefined)
  }

  return {
    hold: (orderId, lines) => okAsync(holdAll(orderId, lines)),
    sell: (orderId, holds) => settle(sell, orderId, holds),
    release: (orderId, holds) => settle(release, orderId, holds),
    oldHolds: (age, limit, except, after) => {
      const old: OldHold[] = []
      for (const { product, holds } of store.held())
        for (const [orderId, { quantity, nonce, at }] of holds) {
          const hold = { orderId, sku: product.sku, quantity, nonce }
          if (at <= clock.now() - age && !except.has(nonce) && (!after || isBehind(hold, after))) old.push(hold)
        }
      return okAsync(old.sort((one, other) => (isBehind(one, other) ? 1 : -1)).slice(0, limit))
    },
  }
}

const isBehind = (one: HoldPlace, other: HoldPlace): boolean =>
  one.sku === other.sku ? one.orderId > other.orderId : one.sku > other.sku
