import { z } from 'zod'
import { idempotencyReplayed } from '../json/idempotency-key.js'
import { faultIn, header } from './particulars.js'
import type { ProblemTable } from './problem-kind.js'

export const STOCK_PROBLEMS = {
  InsufficientStock: {
    status: 409,
    slug: 'out-of-stock',
    title: 'Out of stock',
    detail: 'There is not enough in stock for this order; nothing has been ordered.',
    advice:
      'Order what is available: `shortages` says of each SKU how much that is. The key of this request stays with this refusal: another attempt needs another key.',
    headers: z.object({ 'Idempotency-Replayed': idempotencyReplayed }),
    particulars: ({ shortages, replayed }) => ({
      members: { shortages: shortages.map(({ sku, requested, available }) => ({ sku, requested, available })) },
      ...(replayed ? header('Idempotency-Replayed', 'true') : {}),
    }),
  },
  ProductNotFound: {
    status: 404,
    slug: 'product-not-found',
    title: 'No such product',
    detail: 'There is no product under this SKU.',
    advice: 'Check the SKU, upper and lower case included; /api/inventory lists what there is.',
  },
  ImportNotFound: {
    status: 404,
    slug: 'import-not-found',
    title: 'No such import',
    detail: 'There is no import under this id, or it was more than 90 days ago.',
    advice: 'Take the `Location` that the import was answered with.',
  },
  CurrencyFixed: {
    status: 409,
    slug: 'currency-fixed',
    title: 'The currency is fixed',
    detail: 'The currency of a product cannot be changed.',
    advice: 'Send the currency in which it is sold, or offer it under another SKU.',
    particulars: ({ currency }) => faultIn(['unitPrice', 'currency'], `This product is sold in ${currency}.`),
  },
  AdjustmentOutOfRange: {
    status: 409,
    slug: 'adjustment-out-of-range',
    title: 'The adjustment is out of range',
    detail: 'That would leave less than nothing available, or more than can be counted.',
    advice: '`available` is the most that can be counted out; what is held for orders is not part of it.',
    particulars: ({ available }) => ({ ...faultIn(['quantity'], `${available} available.`), members: { available } }),
  },
} as const satisfies Partial<ProblemTable>
