import { err, ok, type Result } from 'neverthrow'
import type { HoldNonce } from '../shared/ids.js'
import { plus, times, type AmountTooLarge, type MixedCurrencies, type Money } from '../shared/money.js'
import { isNonEmpty, type NonEmpty } from '../shared/non-empty.js'
import { parseQuantity, type Quantity } from '../shared/quantity.js'
import type { Sku } from '../shared/sku.js'
import type { QuantityTooLarge, TooManyLines, UnknownProducts } from './order-errors.js'
import type { Product } from '../stock/product.js'

/** What a client asks for. */
export type Item = Readonly<{ sku: Sku; quantity: Quantity }>
/** An item with the name and price that the product has now. */
export type PricedLine = Item & Readonly<{ name: string; unitPrice: Money }>
/** A line whose stock is held under the nonce `hold`. */
export type OrderLine = PricedLine & Readonly<{ hold: HoldNonce }>
/** The added-up, sorted lines as text: two requests for the same goods have the same one, and no others. */
export type Fingerprint = string

export const MAX_LINES = 100

/** Adds up the lines of one SKU and sorts them by SKU, the order in which stock is held. */
export const addUp = (items: NonEmpty<Item>): Result<NonEmpty<Item>, QuantityTooLarge | TooManyLines> => {
  if (items.length > MAX_LINES) return err({ type: 'TooManyLines', lines: items.length, limit: MAX_LINES })
  const totals = new Map<Sku, number>()
  for (const { sku, quantity } of items) totals.set(sku, (totals.get(sku) ?? 0) + quantity)

  const lines: Item[] = []
  for (const [sku, total] of [...totals].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const quantity = parseQuantity(total)
    if (quantity.isErr()) return err({ type: 'QuantityTooLarge', sku, quantity: total })
    lines.push({ sku, quantity: quantity.value })
  }
  return ok(lines as [Item, ...Item[]])
}

/** Takes name and unit price from the products; names every SKU that is not among them. */
export const priced = (
  items: NonEmpty<Item>,
  products: ReadonlyMap<Sku, Product>,
): Result<NonEmpty<PricedLine>, UnknownProducts> => {
  const lines: PricedLine[] = []
  const unknown: Sku[] = []
  for (const item of items) {
    const product = products.get(item.sku)
    if (product) lines.push({ ...item, name: product.name, unitPrice: product.unitPrice })
    else unknown.push(item.sku)
  }
  if (isNonEmpty(unknown)) return err({ type: 'UnknownProducts', skus: unknown })
  return ok(lines as [PricedLine, ...PricedLine[]])
}

export const totalOf = (lines: NonEmpty<PricedLine>): Result<Money, AmountTooLarge | MixedCurrencies> => {
  const [first, ...rest] = lines
  return rest.reduce<Result<Money, AmountTooLarge | MixedCurrencies>>(
    (sum, line) => sum.andThen(total => times(line.unitPrice, line.quantity).andThen(price => plus(total, price))),
    times(first.unitPrice, first.quantity),
  )
}

export const fingerprintOf = (lines: readonly Item[]): Fingerprint =>
  lines.map(({ sku, quantity }) => `${sku}*${quantity}`).join(' ')
