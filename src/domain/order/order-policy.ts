import { err, ok, type Result } from 'neverthrow'
import { sameMoney } from '../shared/money.js'
import { isNonEmpty, type NonEmpty } from '../shared/non-empty.js'
import type { Sku } from '../shared/sku.js'
import type { Product } from '../stock/product.js'
import type { OrderFailure, OrderRefusal } from './order-errors.js'
import { totalOf, type PricedLine } from './order-line.js'
import type { Order } from './order.js'

type Products = ReadonlyMap<Sku, Product>
type Proposal = Readonly<{ lines: NonEmpty<PricedLine>; products: Products }>
type PlacingRule = (proposal: Proposal) => OrderRefusal | undefined
type DecisionRule = (order: Order, products: Products) => OrderFailure | undefined

const withdrawn = (lines: NonEmpty<PricedLine>, products: Products) => {
  const skus = lines.map(line => line.sku).filter(sku => products.get(sku)?.active !== true)
  return isNonEmpty(skus) ? ({ type: 'ProductsWithdrawn', skus } as const) : undefined
}

const everyProductIsSold: PlacingRule = ({ lines, products }) => withdrawn(lines, products)

const oneCurrency: PlacingRule = ({ lines }) => {
  const currencies = [...new Set(lines.map(line => line.unitPrice.currency))]
  return currencies.length > 1 ? { type: 'MixedCurrencies', currencies } : undefined
}

const totalWithin =
  (maxTotal: number): PlacingRule =>
  ({ lines }) =>
    totalOf(lines)
      .map(total => total.amount <= maxTotal)
      .unwrapOr(false)
      ? undefined
      : { type: 'OrderTotalTooLarge', limit: { amount: maxTotal, currency: lines[0].unitPrice.currency } }

const productsStillSold: DecisionRule = (order, products) => withdrawn(order.lines, products)

const totalAddsUp: DecisionRule = order =>
  totalOf(order.lines)
    .map(total => sameMoney(total, order.total))
    .unwrapOr(false)
    ? undefined
    : { type: 'TotalDoesNotAddUp', expected: order.total.amount, currency: order.total.currency }

const DECISION_RULES: readonly DecisionRule[] = [productsStillSold, totalAddsUp]

/** What may be ordered. `maxTotal` is in minor units, of whatever currency the order has. */
export const orderPolicy = (maxTotal: number) => {
  const rules: readonly PlacingRule[] = [everyProductIsSold, oneCurrency, totalWithin(maxTotal)]
  return (lines: NonEmpty<PricedLine>, products: Products): Result<NonEmpty<PricedLine>, OrderRefusal> => {
    const refusal = firstOf(rules.map(rule => rule({ lines, products })))
    return refusal ? err(refusal) : ok(lines)
  }
}

export type OrderPolicy = ReturnType<typeof orderPolicy>

/** Why this placed order must fail, if it must. */
export const failureOf = (order: Order, products: Products): OrderFailure | undefined =>
  firstOf(DECISION_RULES.map(rule => rule(order, products)))

const firstOf = <T>(found: readonly (T | undefined)[]): T | undefined => found.find(each => each !== undefined)
