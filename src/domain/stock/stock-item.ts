import { err, ok, type Result } from 'neverthrow'
import type { HoldNonce, OrderId } from '../shared/ids.js'
import type { Instant } from '../shared/instant.js'
import { sameMoney, type Money } from '../shared/money.js'
import type { Quantity } from '../shared/quantity.js'
import type { Product } from './product.js'
import type { AdjustmentOutOfRange, CurrencyFixed, HoldRefusal } from './stock-errors.js'

/** Stock taken off the shelf under an order's id, until it is sold or released. */
export type Hold = Readonly<{ quantity: Quantity; unitPrice: Money; nonce: HoldNonce; at: Instant }>
export type Claim = Hold & Readonly<{ orderId: OrderId }>

/** At every instant: `received = available + held + sold`, all ≥ 0, and `held` is the sum of the holds. */
export type StockItem = Readonly<{
  product: Product
  received: number
  available: number
  held: number
  sold: number
  holds: ReadonlyMap<OrderId, Hold>
  /** With so many units available, or fewer, the stock is low. */
  lowStockThreshold?: number
}>

/** The item after the hold, and the nonce that counts: that of an earlier hold of the same order is adopted. */
export type Held = Readonly<{ item: StockItem; nonce: HoldNonce }>

/** The first reason why stock may not be held, if there is one. */
export type StockRule = (item: StockItem, claim: Claim) => HoldRefusal | undefined

export const emptyStock = (product: Product): StockItem => ({
  product,
  received: 0,
  available: 0,
  held: 0,
  sold: 0,
  holds: new Map(),
})

/** Takes stock off the shelf for an order, if the policy lets it; what the order holds already, at that price, is adopted. */
export const hold = (item: StockItem, claim: Claim, policy: StockRule): Result<Held, HoldRefusal> => {
  const { orderId, ...taken } = claim
  const earlier = item.holds.get(orderId)
  if (earlier) {
    return earlier.quantity === claim.quantity && sameMoney(earlier.unitPrice, claim.unitPrice)
      ? ok({ item, nonce: earlier.nonce })
      : err({ type: 'OtherQuantity', sku: item.product.sku })
  }
  const refusal = policy(item, claim)
  if (refusal) return err(refusal)
  return ok({
    item: {
      ...item,
      available: item.available - claim.quantity,
      held: item.held + claim.quantity,
      holds: new Map(item.holds).set(orderId, taken),
    },
    nonce: claim.nonce,
  })
}

/** Sells what is held under this nonce; nothing held under it means that it was done before. */
export const sell = (item: StockItem, orderId: OrderId, nonce: HoldNonce): StockItem => {
  const settled = withoutHold(item, orderId, nonce)
  return settled ? { ...settled.item, sold: item.sold + settled.quantity } : item
}

/** Gives back what is held under this nonce; nothing held under it means that it was done before. */
export const release = (item: StockItem, orderId: OrderId, nonce: HoldNonce): StockItem => {
  const settled = withoutHold(item, orderId, nonce)
  return settled ? { ...settled.item, available: item.available + settled.quantity } : item
}

/** Has the stock called low at this threshold from now on, or never if it is null. */
export const watch = (item: StockItem, threshold: number | null): StockItem => {
  const { lowStockThreshold: _earlier, ...unwatched } = item
  return threshold === null ? unwatched : { ...unwatched, lowStockThreshold: threshold }
}

export const isLow = ({ available, lowStockThreshold }: Pick<StockItem, 'available' | 'lowStockThreshold'>): boolean =>
  lowStockThreshold !== undefined && available <= lowStockThreshold

/** Counts `quantity` units in, or out if negative. */
export const adjust = (item: StockItem, quantity: number): Result<StockItem, AdjustmentOutOfRange> => {
  const { sku } = item.product
  const [received, available] = [item.received + quantity, item.available + quantity]
  return Number.isSafeInteger(quantity) && Number.isSafeInteger(received) && available >= 0
    ? ok({ ...item, received, available })
    : err({ type: 'AdjustmentOutOfRange', sku, available: item.available, quantity })
}

/** Changes name, price or whether it is sold; never a figure, and never the currency. */
export const revise = (item: StockItem, product: Product): Result<StockItem, CurrencyFixed> => {
  const { sku, unitPrice } = item.product
  return unitPrice.currency === product.unitPrice.currency
    ? ok({ ...item, product })
    : err({ type: 'CurrencyFixed', sku, currency: unitPrice.currency })
}

const withoutHold = (item: StockItem, orderId: OrderId, nonce: HoldNonce) => {
  const held = item.holds.get(orderId)
  if (held?.nonce !== nonce) return undefined
  const holds = new Map(item.holds)
  holds.delete(orderId)
  return { item: { ...item, held: item.held - held.quantity, holds }, quantity: held.quantity }
}
