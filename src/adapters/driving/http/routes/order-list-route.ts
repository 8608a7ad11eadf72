import { errAsync, ok } from 'neverthrow'
import { z } from 'zod'
import type { Principal } from '../../../../domain/account/session.js'
import { timeText } from '../../../wire/order-json.js'
import type { HttpPorts } from '../http-ports.js'
import type { Told } from '../http-refusal.js'
import { orderCursor, positionIn, type ListIdentity } from '../json/order-cursor.js'
import { orderListJson, orderListQuery, orderListText, traitIn, type OrderListQuery } from '../json/order-list-json.js'
import { queryPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

const PATH = '/api/orders'

export const orderListRoute = ({ listOrders }: Pick<HttpPorts, 'listOrders'>): Route =>
  guardedRoute({
    method: 'get',
    path: PATH,
    summary: 'List orders, newest first',
    limit: 'read',
    who: 'signed-in',
    takes: { query: queryPart(orderListQuery) },
    answers: {
      200: {
        description: "One's own orders; for administrators those of everybody, or of the account they name.",
        json: orderListJson,
        headers: z.object({
          Link: z.string().optional().meta({ description: '`rel="next"`, unless it is the last.' }),
        }),
      },
    },
    refusals: ['Forbidden', 'InvalidRequest', 'Unavailable'],
    handle: ({ by, query }) => {
      const { from, to, userId, limit, cursor } = query
      const trait = traitIn(query)
      const list = identityOf(by, query)
      const after = cursor === undefined ? ok(undefined) : positionIn(cursor, list)
      if (after.isErr()) return errAsync(FOREIGN_CURSOR)

      const selection = {
        limit,
        ...(trait ? { trait } : {}),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(userId === undefined ? {} : { userId }),
        ...(after.value ? { after: after.value } : {}),
      }
      return listOrders({ by, selection }).map(({ items, next }) => {
        const nextCursor = next && orderCursor(list, next)
        return {
          status: 200,
          text: orderListText(
            items.map(({ text }) => text),
            nextCursor,
          ),
          headers: { 'Cache-Control': 'private, no-cache', ...(nextCursor ? nextLink(query, nextCursor) : {}) },
        }
      })
    },
  })

const FOREIGN_CURSOR: Told<'InvalidRequest'> = {
  type: 'InvalidRequest',
  faults: [{ parameter: 'cursor', detail: 'This is no cursor of this list, with these filters.' }],
}

const identityOf = (by: Principal, { status, sku, from, to, userId }: OrderListQuery): ListIdentity => [
  by.role === 'admin' ? userId : by.userId,
  status,
  sku,
  from,
  to,
]

/** The same question about the next page (RFC 8288), as a reference relative to this host. */
const nextLink = ({ status, sku, from, to, userId, limit }: OrderListQuery, cursor: string) => {
  const parameters = new URLSearchParams({
    ...(status === undefined ? {} : { status }),
    ...(sku === undefined ? {} : { sku }),
    ...(from === undefined ? {} : { from: timeText(from) }),
    ...(to === undefined ? {} : { to: timeText(to) }),
    ...(userId === undefined ? {} : { userId }),
    limit: String(limit),
    cursor,
  })
  return { Link: `<${PATH}?${parameters.toString()}>; rel="next"` }
}
