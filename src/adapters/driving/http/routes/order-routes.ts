import { z } from 'zod'
import { orderJson, orderText } from '../../../wire/order-json.js'
import type { HttpPorts } from '../http-ports.js'
import { idempotencyReplayed } from '../json/idempotency-key.js'
import { historyJson, historyText } from '../json/history-json.js'
import { cancelOrderJson, orderId, placeOrderJson } from '../json/order-request-json.js'
import { etagOf, ifNoneMatchPart } from '../if-none-match.js'
import { bodyPart, keyPart, pathPart } from '../request-part.js'
import { orderAnswer, orderOrNotModified } from '../order-answer.js'
import { guardedRoute, type Route } from '../route.js'
import { waitPart } from '../wait-part.js'
import type { WaitingRoom } from '../waiting-room.js'
import { orderListRoute } from './order-list-route.js'

type Ports = Pick<
  HttpPorts,
  'placeOrder' | 'getOrder' | 'awaitOrder' | 'listOrders' | 'getOrderHistory' | 'cancelOrder'
>

/** Where an order is read; those who ask for no more than that have a shorter way (`plain-order-reads.ts`). */
export const READ_AN_ORDER = '/api/orders/:id'

const id = pathPart('id', orderId, { type: 'OrderNotFound' })

const ETAG = z.object({ ETag: z.string().meta({ description: 'For `If-None-Match`.', example: '"1"' }) })

const PLACING_REFUSALS = [
  'TooManyLines',
  'QuantityTooLarge',
  'UnknownProducts',
  'ProductsWithdrawn',
  'MixedCurrencies',
  'AmountTooLarge',
  'OrderTotalTooLarge',
  'InsufficientStock',
  'AtCapacity',
  'KeyReused',
  'KeyInUse',
  'Unauthenticated',
  'Unavailable',
  'OutcomeUnknown',
] as const

const placing = (path: string, placeOrder: Ports['placeOrder']): Route =>
  guardedRoute({
    method: 'post',
    path,
    summary: 'Place an order',
    limit: 'write',
    who: 'signed-in',
    takes: { key: keyPart, body: bodyPart(placeOrderJson) },
    answers: {
      201: {
        description: 'The order as it was placed: a repeat under the same key has the same body.',
        json: orderJson,
        headers: z.object({
          Location: z.string().meta({ description: 'Where it is read.' }),
          ...ETAG.shape,
          'Idempotency-Replayed': idempotencyReplayed,
        }),
      },
    },
    refusals: PLACING_REFUSALS,
    handle: ({ by, key, body: { items } }) =>
      placeOrder({ by, items, ...(key === undefined ? {} : { key }) })
        .map(({ order, replayed }) =>
          orderAnswer(201, orderText(order), {
            Location: `/api/orders/${order.id}`,
            ETag: etagOf(order.version),
            ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
          }),
        )
        .mapErr(error => ({ ...error, items })),
  })

export const orderRoutes = (ports: Ports, waitingRoom: WaitingRoom): readonly Route[] => [
  placing('/api/orders/create', ports.placeOrder),
  placing('/api/orders', ports.placeOrder),
  orderListRoute(ports),
  guardedRoute({
    method: 'get',
    path: READ_AN_ORDER,
    summary: 'Read an order',
    limit: 'read',
    who: 'signed-in',
    takes: { id, wait: waitPart, known: ifNoneMatchPart },
    answers: {
      200: { description: 'The order. Its version is its ETag.', json: orderJson, headers: ETAG },
      304: { description: 'It is still as `If-None-Match` names it.', headers: ETAG },
    },
    refusals: ['OrderNotFound', 'WaitingRoomFull', 'Unavailable'],
    handle: ({ by, id: orderId, wait, known }) => {
      const until = known ? { until: (version: number) => !known(version) } : {}
      const asked = wait
        ? waitingRoom(wait, by, enough => ports.awaitOrder({ by, orderId, enough, ...until }))
        : ports.getOrder({ by, orderId })
      return asked.map(order => orderOrNotModified(order, known))
    },
  }),
  guardedRoute({
    method: 'get',
    path: '/api/orders/:id/history',
    summary: 'Who did what to an order, when and why',
    limit: 'read',
    who: 'signed-in',
    takes: { id },
    answers: { 200: { description: 'Its history, oldest first.', json: historyJson } },
    refusals: ['OrderNotFound', 'Unavailable'],
    handle: ({ by, id }) =>
      ports.getOrderHistory({ by, orderId: id }).map(history => orderAnswer(200, historyText(history))),
  }),
  guardedRoute({
    method: 'post',
    path: '/api/orders/:id/cancel',
    summary: 'Cancel an order while it is Pending',
    limit: 'write',
    who: 'signed-in',
    takes: { id, body: bodyPart(cancelOrderJson, { optional: true }) },
    answers: { 200: { description: 'The order, Cancelled; again, the same.', json: orderJson } },
    refusals: ['OrderNotFound', 'OrderAlreadyDecided', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, id, body: { reason } }) =>
      ports
        .cancelOrder({ by, orderId: id, ...(reason === undefined ? {} : { reason }) })
        .map(order => orderAnswer(200, orderText(order))),
  }),
]
