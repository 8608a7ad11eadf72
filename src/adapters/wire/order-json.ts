import { z } from 'zod'
import type { OrderFailure } from '../../domain/order/order-errors.js'
import type { Order } from '../../domain/order/order.js'
import type { Instant } from '../../domain/shared/instant.js'

export const moneyJson = z
  .strictObject({
    amount: z.int().min(0).meta({ description: 'In minor units (cents).', example: 4998 }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: 'ISO 4217.', example: 'USD' }),
  })
  .meta({ id: 'Money' })

const failureJson = z
  .strictObject({
    code: z.enum(['products-withdrawn', 'total-does-not-add-up']),
    detail: z.string(),
    skus: z.array(z.string()).optional(),
  })
  .meta({ id: 'OrderFailure', description: 'Why the order failed.' })

export const orderJson = z
  .strictObject({
    orderId: z.uuid(),
    userId: z.uuid(),
    items: z.array(
      z.strictObject({ sku: z.string(), name: z.string(), quantity: z.int().min(1).max(1000), unitPrice: moneyJson }),
    ),
    totalAmount: moneyJson,
    status: z.enum(['Pending', 'Processed', 'Failed', 'Cancelled']),
    failure: failureJson.optional(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.int().min(1).meta({ description: 'Counts changes of status.' }),
  })
  .meta({ id: 'Order' })

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
