import { z } from 'zod'
import type { OrderFailure } from '../../domain/order/order-errors.js'
import type { Order } from '../../domain/order/order.js'
import type { Instant } from '../../domain/shared/instant.js'

const timeJson = z.iso.datetime().meta({ example: '2026-01-15T12:00:00.000Z' })

export const moneyJson = z
  .strictObject({
    amount: z.int().min(0).meta({ description: 'In minor units of the currency: cents.', example: 4998 }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: 'ISO 4217.', example: 'USD' }),
  })
  .meta({ id: 'Money' })

const failureJson = z
  .strictObject({
    code: z.enum(['products-withdrawn', 'total-does-not-add-up']).meta({
      description:
        '`products-withdrawn`: some products are no longer sold, `skus` names them. `total-does-not-add-up`: a fault of the service.',
    }),
    detail: z.string().meta({ description: 'The same for people.' }),
    skus: z.array(z.string()).optional().meta({ description: 'Of the products at fault.' }),
  })
  .meta({ id: 'OrderFailure', description: 'Why the order failed.' })

export const ORDER_EXAMPLE = {
  orderId: '019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15',
  userId: '019a7c1e-1a2b-7c3d-8e4f-5a6b7c8d9e0f',
  items: [{ sku: 'MUG-STONEWARE', name: 'Stoneware mug', quantity: 2, unitPrice: { amount: 1499, currency: 'USD' } }],
  totalAmount: { amount: 2998, currency: 'USD' },
  status: 'Pending',
  createdAt: '2026-01-15T12:00:00.000Z',
  updatedAt: '2026-01-15T12:00:00.000Z',
  version: 1,
} as const

export const orderJson = z
  .strictObject({
    orderId: z.uuid(),
    userId: z.uuid().meta({ description: 'The account that it was placed with.' }),
    items: z
      .array(
        z.strictObject({ sku: z.string(), name: z.string(), quantity: z.int().min(1).max(1000), unitPrice: moneyJson }),
      )
      .meta({ description: 'A line for each SKU, with its name and price as they were when the order was placed.' }),
    totalAmount: moneyJson.meta({ description: 'The sum of quantities times prices.' }),
    status: z.enum(['Pending', 'Processed', 'Failed', 'Cancelled']).meta({
      description:
        '`Pending`: not yet decided. `Processed`: sold. `Failed`: could not be done, see `failure`. `Cancelled`: before it was decided. All but `Pending` are final.',
    }),
    failure: failureJson.optional().meta({ description: 'Only of an order that is `Failed`.' }),
    createdAt: timeJson.meta({ description: 'When it was placed.' }),
    updatedAt: timeJson.meta({ description: 'When its status changed last.' }),
    version: z.int().min(1).meta({ description: 'Counts changes of status; in quotes it is the `ETag`.', example: 1 }),
  })
  .meta({ id: 'Order', example: ORDER_EXAMPLE })

export type OrderJson = z.infer<typeof orderJson>

/** The order as the document that clients read. Built field by field: nothing else of it ever leaves the service. */
export const orderText = (order: Order): string => {
  const { id, userId, lines, total, status, failure, createdAt, updatedAt, version } = order
  return JSON.stringify({
    orderId: id,
    userId,
    items: lines.map(({ sku, name, quantity, unitPrice }) => ({ sku, name, quantity, unitPrice })),
    totalAmount: total,
    status,
    ...(failure ? { failure: failureOf(failure) } : {}),
    createdAt: timeText(createdAt),
    updatedAt: timeText(updatedAt),
    version,
  } satisfies OrderJson)
}

/** RFC 3339, UTC. */
export const timeText = (at: Instant): string => new Date(at).toISOString()

const failureOf = (failure: OrderFailure): NonNullable<OrderJson['failure']> => {
  switch (failure.type) {
    case 'ProductsWithdrawn':
      return { code: 'products-withdrawn', detail: 'Some products are no longer sold.', skus: [...failure.skus] }
    case 'TotalDoesNotAddUp':
      return { code: 'total-does-not-add-up', detail: 'The total is not the sum of the lines.' }
  }
}
