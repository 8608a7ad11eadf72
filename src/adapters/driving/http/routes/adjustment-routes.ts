import { z } from 'zod'
import { cursorCodec } from '../cursor.js'
import type { HttpPorts } from '../http-ports.js'
import { adjustmentPlace, adjustmentsJson, adjustmentsText } from '../json/adjustments-json.js'
import { adjustmentJson, stockItemJson, stockItemText } from '../json/inventory-json.js'
import { nextLink, nextLinkHeader, pageQuery, placeAt } from '../json/page-query.js'
import { sku } from '../json/sku.js'
import { bodyPart, keyPart, pathPart, queryPart } from '../request-part.js'
import { idempotencyReplayed } from '../json/idempotency-key.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'adjustStock' | 'listAdjustments'>

const places = cursorCodec('adjustments', adjustmentPlace)

export const adjustmentRoutes = ({ adjustStock, listAdjustments }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'post',
    path: '/api/inventory/:sku/adjustments',
    summary: 'Count units in, or out',
    limit: 'admin',
    who: 'admin',
    takes: { sku: pathPart('sku', sku), key: keyPart, body: bodyPart(adjustmentJson) },
    answers: {
      200: {
        description: 'The product after it.',
        json: stockItemJson,
        headers: z.object({ 'Idempotency-Replayed': idempotencyReplayed }),
      },
    },
    refusals: ['Forbidden', 'ProductNotFound', 'AdjustmentOutOfRange', 'KeyReused', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, sku, key, body: { quantity, reason } }) =>
      adjustStock({ by, sku, quantity, reason, ...(key === undefined ? {} : { key }) }).map(({ item, replayed }) => ({
        status: 200,
        text: stockItemText(item),
        ...(replayed ? { headers: { 'Idempotency-Replayed': 'true' } } : {}),
      })),
  }),
  guardedRoute({
    method: 'get',
    path: '/api/inventory/:sku/adjustments',
    summary: 'Who counted what in or out, when and why',
    limit: 'admin',
    who: 'admin',
    takes: { sku: pathPart('sku', sku, { type: 'ProductNotFound' }), query: queryPart(z.strictObject(pageQuery)) },
    answers: {
      200: {
        description: 'A page of its adjustments, which are kept for ever.',
        json: adjustmentsJson,
        headers: z.object({ Link: nextLinkHeader }),
      },
    },
    refusals: ['Forbidden', 'ProductNotFound', 'InvalidRequest', 'Unavailable'],
    handle: ({ by, sku, query: { limit, cursor } }) =>
      placeAt(places, cursor, { sku }).asyncAndThen(after =>
        listAdjustments({ by, sku, limit, ...(after ? { after } : {}) }).map(({ items, next }) => {
          const nextCursor = next === undefined ? null : places.write(next, { sku })
          const headers = nextLink(`/api/inventory/${sku}/adjustments`, { limit }, nextCursor)
          return { status: 200, text: adjustmentsText(items, nextCursor), headers }
        }),
      ),
  }),
]
