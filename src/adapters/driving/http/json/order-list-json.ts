import { z } from 'zod'
import type { OrderTrait } from '../../../../domain/order/order-selection.js'
import { instant } from '../../../../domain/shared/instant.js'
import { ORDER_EXAMPLE, orderJson } from '../../../wire/order-json.js'
import { placeTime } from '../cursor.js'
import { orderId } from './order-request-json.js'
import { pageQuery } from './page-query.js'
import { sku } from './sku.js'
import { userId } from './user-id.js'
import { EXAMPLE } from '../docs/example-values.js'

const USUAL_PAGE = 20

const time = (description: string) =>
  z.iso
    .datetime('A time is RFC 3339 in UTC: `2026-01-15T12:00:00Z`.')
    .transform(text => instant(Date.parse(text)))
    .optional()
    .meta({ description })

/** Where a page of orders ends, as its cursor carries it. */
export const orderPlace = z.object({ createdAt: placeTime, id: orderId })

/** What may be asked of a list of orders. */
export const orderListQuery = z
  .strictObject({
    status: z
      .enum(['Pending', 'Processed', 'Failed', 'Cancelled'])
      .optional()
      .meta({ description: 'Only orders of this status. Not together with `sku`.' }),
    sku: sku.optional().meta({ description: 'Only orders with this SKU. Not together with `status`.' }),
    from: time('Only orders placed then or later.'),
    to: time('Only orders placed earlier than that.'),
    userId: userId.optional().meta({
      description: 'Only orders of this account. For administrators, who see those of all accounts without it.',
    }),
    ...pageQuery(USUAL_PAGE),
  })
  .refine(({ status, sku }) => status === undefined || sku === undefined, {
    path: ['status'],
    message: 'Not together with `sku`, please.',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['from'],
    message: '`from` is later than `to`.',
  })

export type OrderListQuery = z.output<typeof orderListQuery>

export const orderListJson = z
  .strictObject({
    items: z.array(orderJson),
    nextCursor: z.string().nullable().meta({ description: 'Leads to the next page; null on the last.' }),
  })
  .meta({
    id: 'OrderList',
    description: 'Newest first.',
    example: { items: [ORDER_EXAMPLE], nextCursor: EXAMPLE.cursor },
  })

/** The orders as they are handed out, unread. */
export const orderListText = (texts: readonly string[], nextCursor: string | null): string =>
  `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`

export const traitIn = ({ status, sku }: OrderListQuery): OrderTrait | undefined =>
  status !== undefined ? { status } : sku !== undefined ? { sku } : undefined
