import { z } from 'zod'
import type { HttpPorts } from '../http-ports.js'
import {
  adjustmentJson,
  inventoryJson,
  inventoryText,
  productJson,
  stockItemJson,
  stockItemText,
} from '../json/inventory-json.js'
import { sku } from '../json/sku.js'
import { bodyPart, keyPart, pathPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'listInventory' | 'getStockItem' | 'putProduct' | 'adjustStock'>

export const inventoryRoutes = ({ listInventory, getStockItem, putProduct, adjustStock }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'get',
    path: '/api/inventory',
    summary: 'List all products with what is available of them',
    limit: 'read',
    who: 'signed-in',
    takes: {},
    answers: { 200: { description: 'All products.', json: inventoryJson } },
    refusals: ['Unavailable'],
    handle: ({ by }) => listInventory({ by }).map(items => ({ status: 200, text: inventoryText(items) })),
  }),
  guardedRoute({
    method: 'get',
    path: '/api/inventory/:sku',
    summary: 'Read one product with what is available of it',
    limit: 'read',
    who: 'signed-in',
    takes: { sku: pathPart('sku', sku, { type: 'ProductNotFound' }) },
    answers: { 200: { description: 'The product.', json: stockItemJson } },
    refusals: ['ProductNotFound', 'Unavailable'],
    handle: ({ by, sku }) => getStockItem({ by, sku }).map(item => ({ status: 200, text: stockItemText(item) })),
  }),
  guardedRoute({
    method: 'put',
    path: '/api/inventory/:sku',
    summary: 'Create a product, or change its name, its price, or whether it is sold',
    limit: 'admin',
    who: 'admin',
    takes: { sku: pathPart('sku', sku), body: bodyPart(productJson) },
    answers: {
      200: { description: 'The product, changed.', json: stockItemJson },
      201: {
        description: 'The product, created.',
        json: stockItemJson,
        headers: z.object({ Location: z.string() }),
      },
    },
    refusals: ['Forbidden', 'CurrencyFixed', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, sku, body: { name, unitPrice, active } }) =>
      putProduct({ by, terms: { sku, name, unitPrice, ...(active === undefined ? {} : { active }) } }).map(
        ({ item, created }) =>
          created
            ? { status: 201, text: stockItemText(item), headers: { Location: `/api/inventory/${sku}` } }
            : { status: 200, text: stockItemText(item) },
      ),
  }),
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
        headers: z.object({ 'Idempotency-Replayed': z.literal('true').optional() }),
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
]
