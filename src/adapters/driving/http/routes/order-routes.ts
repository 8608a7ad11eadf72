import { z } from 'zod'
import { orderJson, orderText } from '../../../wire/order-json.js'
import type { HttpPorts } from '../http-ports.js'
import { historyJson, historyText } from '../json/history-json.js'
import { cancelOrderJson, orderId, placeOrderJson } from '../json/order-request-json.js'
import { bodyPart, keyPart, pathPart } from '../request-part.js'
import { guardedRoute, type Answer, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'placeOrder' | 'getOrder' | 'getOrderHistory' | 'cancelOrder'>

/** An order may be kept by its reader, who asks each time whether it is still good. */
const orderAnswer = (status: number, text: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  text,
  headers: { 'Cache-Control': 'private, no-cache', ...headers },
})

const id = pathPart('id', orderId, { type: 'OrderNotFound' })

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
        headers: z.object({ Location: z.string(), 'Idempotency-Replayed': z.literal('true').optional() }),
      },
    },
    refusals: PLACING_REFUSALS,
    handle: ({ by, key, body: { items } }) =>
      placeOrder({ by, items, ...(key === undefined ? {} : { key }) })
        .map(({ order, replayed }) =>
          orderAnswer(201, orderText(order), {
            Location: `/api/orders/${order.id}`,
            ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
          }),
        )
        .mapErr(error => ({ ...error, items })),
  })

export const orderRoutes = (ports: Ports): readonly Route[] => [
  placing('/api/orders/create', ports.placeOrder),
  placing('/api/orders', ports.placeOrder),
  guardedRoute({
    method: 'get',
    path: '/api/orders/:id',
    summary: 'Read an order',
    limit: 'read',
    who: 'signed-in',
    takes: { id },
    answers: {
      200: {
        description: 'The order. Its version is its ETag.',
        json: orderJson,
        headers: z.object({ ETag: z.string() }),
      },
    },
    refusals: ['OrderNotFound', 'Unavailable'],
    handle: ({ by, id }) =>
      ports.getOrder({ by, orderId: id }).map(({ text, version }) => orderAnswer(200, text, { ETag: `"${version}"` })),
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
