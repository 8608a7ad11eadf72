import { z } from 'zod'
import type { OrderTrait } from '../../../../domain/order/order-selection.js'
import type { UserId } from '../../../../domain/shared/ids.js'
import { instant } from '../../../../domain/shared/instant.js'
import { orderJson } from '../../../wire/order-json.js'
import { sku } from './sku.js'
import { whole } from './whole.js'

const MAX_PAGE = 100
const DEFAULT_PAGE = 20
const MAX_CURSOR = 300

const time = (description: string) =>
  z.iso
    .datetime('A time is RFC 3339 in UTC: `2026-01-15T12:00:00Z`.')
    .transform(text => instant(Date.parse(text)))
    .optional()
    .meta({ description })

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
    userId: z
      .uuid('A user id is a UUID.')
      .transform(text => text.toLowerCase() as UserId)
      .optional()
      .meta({
        description: 'Only orders of this account. For administrators, who see those of all accounts without it.',
      }),
    limit: whole(1, MAX_PAGE)
      .default(DEFAULT_PAGE)
      .meta({ description: `How many orders a page has at most; ${DEFAULT_PAGE} if absent.` }),
    cursor: z
      .string()
      .max(MAX_CURSOR)
      .optional()
      .meta({ description: 'The `nextCursor` of the page before, with the same filters.' }),
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
  .meta({ id: 'OrderList', description: 'Newest first.' })

/** The orders as they are handed out, unread. */
export const orderListText = (texts: readonly string[], nextCursor: string | undefined): string =>
  `{"items":[${texts.join(',')}],"nextCursor":${JSON.stringify(nextCursor ?? null)}}`

export const traitIn = ({ status, sku }: OrderListQuery): OrderTrait | undefined =>
  status !== undefined ? { status } : sku !== undefined ? { sku } : undefined
