import { ok, safeTry, type ResultAsync } from 'neverthrow'
import type { AdjustStock, AdjustStockError } from '../application/ports/driving/adjust-stock.js'
import type { PutProduct, PutProductError } from '../application/ports/driving/put-product.js'
import type { Actor } from '../domain/account/account.js'
import { money, parseCurrency, type InvalidAmount, type InvalidCurrency } from '../domain/shared/money.js'
import { parseSku, type InvalidSku } from '../domain/shared/sku.js'

type Dependencies = Readonly<{ putProduct: PutProduct; adjustStock: AdjustStock }>

/** What there is to buy when the stock is kept in memory; prices in cents. */
const CATALOGUE = [
  { sku: 'COFFEE-BEANS-1KG', name: 'Coffee beans, 1 kg', price: 2_499, received: 10_000 },
  { sku: 'FILTER-PAPERS-100', name: 'Filter papers, 100', price: 649, received: 2_000 },
  { sku: 'MUG-STONEWARE', name: 'Stoneware mug', price: 1_499, received: 250 },
  { sku: 'KETTLE-GOOSENECK', name: 'Gooseneck kettle', price: 6_900, received: 120 },
  { sku: 'GRINDER-HAND', name: 'Hand grinder', price: 8_950, received: 40 },
  { sku: 'TEAPOT-CAST-IRON', name: 'Cast-iron teapot', price: 5_900, received: 5 },
  { sku: 'SCALE-BREWING', name: 'Brewing scale', price: 3_995, received: 0 },
] as const

type SeedError = InvalidSku | InvalidCurrency | InvalidAmount | PutProductError | AdjustStockError

/** Puts the catalogue on the shelf, through the use cases, as this administrator. */
export const seed = ({ putProduct, adjustStock }: Dependencies, by: Actor): ResultAsync<void, SeedError> =>
  safeTry<void, SeedError>(async function* () {
    const usd = yield* parseCurrency('USD')
    for (const { sku: text, name, price, received } of CATALOGUE) {
      const sku = yield* parseSku(text)
      const unitPrice = yield* money(price, usd)
      yield* putProduct({ by, terms: { sku, name, unitPrice } })
      if (received > 0) yield* adjustStock({ by, sku, quantity: received, reason: 'first delivery' })
    }
    return ok(undefined)
  })
