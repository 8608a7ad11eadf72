import { z } from 'zod'
import type { Instant } from '../../../../domain/shared/instant.js'
import { timeText } from '../../../wire/order-json.js'
import { cursorCodec } from '../cursor.js'
import type { HttpPorts } from '../http-ports.js'
import { orderListJson, orderListQuery, orderListText, orderPlace, traitIn } from '../json/order-list-json.js'
import { nextLink, nextLinkHeader, placeAt } from '../json/page-query.js'
import { queryPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

const PATH = '/api/orders'
const places = cursorCodec('orders', orderPlace)

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
        headers: z.object({ Link: nextLinkHeader }),
      },
    },
    refusals: ['Forbidden', 'InvalidRequest', 'Unavailable'],
    handle: ({ by, query }) => {
      const { status, sku, from, to, userId, limit, cursor } = query
      const trait = traitIn(query)
      const filters = { status, sku, from: textOf(from), to: textOf(to), userId }
      // A list is also another one by whose orders it shows.
      const list = { ...filters, userId: by.role === 'admin' ? userId : by.userId }
      return placeAt(places, cursor, list).asyncAndThen(after => {
        const selection = {
          limit,
          ...(trait ? { trait } : {}),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(userId === undefined ? {} : { userId }),
          ...(after ? { after } : {}),
        }
        return listOrders({ by, selection }).map(({ items, next }) => {
          const nextCursor = next === undefined ? null : places.write(next, list)
          const texts = items.map(({ text }) => text)
          const headers = { 'Cache-Control': 'private, no-cache', ...nextLink(PATH, { ...filters, limit }, nextCursor) }
          return { status: 200, text: orderListText(texts, nextCursor), headers }
        })
      })
    },
  })

const textOf = (time: Instant | undefined) => (time === undefined ? undefined : timeText(time))
