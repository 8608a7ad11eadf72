import { faultsAt } from '../pointers.js'
import { faultIn } from './particulars.js'
import type { ProblemTable } from './problem-kind.js'

export const ORDER_PROBLEMS = {
  OrderNotFound: {
    status: 404,
    slug: 'order-not-found',
    title: 'No such order',
    detail: 'There is no order under this id.',
    advice: 'Check the id. An order of another account is not found either.',
  },
  OrderAlreadyDecided: {
    status: 409,
    slug: 'order-already-decided',
    title: 'The order is decided already',
    detail: 'Only a Pending order can be cancelled.',
    advice: 'Nothing is left to cancel: `orderStatus` says what became of the order.',
    particulars: ({ status }) => ({ detail: `The order is ${status} already.`, members: { orderStatus: status } }),
  },
  TooManyLines: {
    status: 422,
    slug: 'too-many-lines',
    title: 'Too many lines',
    detail: 'The order has more lines than an order may have.',
    advice: 'Place several orders.',
    particulars: ({ limit }) => faultIn(['items'], `At most ${limit} lines, please.`),
  },
  QuantityTooLarge: {
    status: 422,
    slug: 'quantity-too-large',
    title: 'Too many of one product',
    detail: 'The lines of one SKU add up to more than can be ordered at once.',
    advice: 'Order fewer, or place several orders.',
    particulars: ({ items, sku, quantity }) => ({
      errors: faultsAt(items, [sku], 'quantity', `The lines of this SKU add up to ${quantity}.`),
    }),
  },
  UnknownProducts: {
    status: 422,
    slug: 'unknown-products',
    title: 'Unknown products',
    detail: 'There is no product under some of the SKUs.',
    advice: 'Leave them out, or correct their SKUs: `errors` points at them, and /api/inventory lists what there is.',
    particulars: ({ items, skus }) => ({ errors: faultsAt(items, skus, 'sku', 'There is no such product.') }),
  },
  ProductsWithdrawn: {
    status: 422,
    slug: 'products-withdrawn',
    title: 'Products no longer sold',
    detail: 'Some of the products are no longer sold.',
    advice: 'Leave them out: `errors` points at them.',
    particulars: ({ items, skus }) => ({
      errors: faultsAt(items, skus, 'sku', 'This product is no longer sold.'),
    }),
  },
  MixedCurrencies: {
    status: 422,
    slug: 'mixed-currencies',
    title: 'More than one currency',
    detail: 'The products of one order must be sold in one currency.',
    advice: 'Place an order for each currency.',
    particulars: ({ currencies }) => faultIn(['items'], `These are sold in ${currencies.join(', ')}.`),
  },
  OrderTotalTooLarge: {
    status: 422,
    slug: 'total-too-large',
    title: 'The total is too large',
    detail: 'The order comes to more than an order may.',
    advice: 'Place several orders; `errors` says how much one may come to.',
    particulars: ({ limit }) => faultIn(['items'], `At most ${limit.amount} (minor units) ${limit.currency}, please.`),
  },
  AmountTooLarge: {
    status: 422,
    slug: 'amount-too-large',
    title: 'The total cannot be counted',
    detail: 'The order comes to more than can be counted.',
    advice: 'Place several orders.',
    particulars: () => faultIn(['items'], 'Fewer, please.'),
  },
} as const satisfies Partial<ProblemTable>
