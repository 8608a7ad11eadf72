import { ok } from 'neverthrow'
import { z } from 'zod'
import type { InventoryPage, StockSummary } from '../../../../application/ports/driving/list-inventory.js'
import { money, parseCurrency } from '../../../../domain/shared/money.js'
import { parseSearchTerm } from '../../../../domain/stock/product-search.js'
import { moneyJson } from '../../../wire/order-json.js'
import { parsed } from './parsed.js'
import { text } from './text.js'
import { EXAMPLE } from '../docs/example-values.js'

const MAX_NAME = 200
const MAX_REASON = 500
const BAD_CURRENCY = 'A currency is a code of ISO 4217, in upper case.'
const count = z.int().min(0)

const price = parsed(
  z
    .strictObject({
      amount: z.int().min(0).meta({ description: 'In minor units of the currency: cents.', example: 4998 }),
      currency: parsed(
        z.string().meta({ description: 'ISO 4217; of a product, for ever.', example: 'USD' }),
        parseCurrency,
        BAD_CURRENCY,
      ),
    })
    .meta({ id: 'Price' }),
  ({ amount, currency }) => money(amount, currency),
  'A price is a whole number of minor units, not below zero.',
)

export const productJson = z
  .strictObject({
    name: text(MAX_NAME).meta({
      description: 'As customers read it, in mails as well: something in it has to be seen.',
    }),
    unitPrice: price,
    active: z.boolean().optional().meta({ description: 'Whether it is sold: stays as it is, or begins as true.' }),
    lowStockThreshold: count
      .nullable()
      .optional()
      .meta({ description: 'With so many units available, or fewer, the stock is low. Stays as it is; null: never.' }),
  })
  .meta({ id: 'Product' })

export const adjustmentJson = z
  .strictObject({
    quantity: z
      .int()
      .refine(quantity => quantity !== 0, 'An adjustment of nothing is none.')
      .meta({ description: 'Units that came, or went if negative.', not: { const: 0 } }),
    reason: text(MAX_REASON).meta({ description: 'Kept with it for ever.' }),
  })
  .meta({ id: 'Adjustment' })

const STOCK_ITEM = {
  sku: 'TEAPOT-CAST-IRON',
  name: 'Cast-iron teapot',
  unitPrice: { amount: 4998, currency: 'USD' },
  active: true,
  available: 31,
} as const

export const stockItemJson = z
  .strictObject({
    sku: z.string(),
    name: z.string(),
    unitPrice: moneyJson.meta({ description: 'Of new orders.' }),
    active: z.boolean().meta({ description: 'Whether it is sold: withdrawn products cannot be ordered.' }),
    available: count.meta({
      description: 'Units that are neither held nor sold. Where `active` is true they can be ordered now.',
    }),
    received: count
      .optional()
      .meta({ description: 'All units that ever came: available + held + sold. For administrators.' }),
    held: count.optional().meta({ description: 'Units held for orders that are Pending. For administrators.' }),
    sold: count.optional().meta({ description: 'Units of orders that are Processed. For administrators.' }),
    lowStock: z.boolean().optional().meta({ description: 'For administrators: at its threshold, or below.' }),
    lowStockThreshold: count.optional().meta({ description: 'For administrators, where there is one.' }),
  })
  .meta({ id: 'StockItem', example: STOCK_ITEM })

export const inventoryJson = z
  .strictObject({
    items: z.array(stockItemJson),
    nextCursor: z.string().nullable().meta({ description: 'Leads to the next page; null on the last.' }),
  })
  .meta({
    id: 'Inventory',
    description: 'By SKU. There is more where `nextCursor` is not null.',
    example: { items: [STOCK_ITEM], nextCursor: EXAMPLE.cursor },
  })

const MAX_SEARCH = 100
const SEARCH = `At most ${MAX_SEARCH} characters, with a letter or digit among them.`

export const searchQuery = parsed(
  z.string(SEARCH).max(MAX_SEARCH, SEARCH).optional().meta({
    description:
      'What the SKU begins with, or the name from one of its words on; case and punctuation do not matter, and 32 characters are compared.',
    example: 'brass la',
  }),
  text => (text === undefined ? ok(undefined) : parseSearchTerm(text)),
  SEARCH,
)

export const stockItemText = (summary: StockSummary): string => JSON.stringify(stockItemOf(summary))

export const inventoryText = ({ items }: InventoryPage, nextCursor: string | null): string =>
  JSON.stringify({ items: items.map(stockItemOf), nextCursor } satisfies z.infer<typeof inventoryJson>)

const stockItemOf = ({ product, available, figures }: StockSummary): z.infer<typeof stockItemJson> => {
  const { sku, name, unitPrice, active } = product
  const { amount, currency } = unitPrice
  const item = { sku, name, unitPrice: { amount, currency }, active, available }
  if (!figures) return item
  const { received, held, sold, lowStock, lowStockThreshold } = figures
  return { ...item, received, held, sold, lowStock, ...(lowStockThreshold === undefined ? {} : { lowStockThreshold }) }
}
