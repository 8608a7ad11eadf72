import { z } from 'zod'
import { cursorCodec } from '../cursor.js'
import type { HttpPorts } from '../http-ports.js'
import {
  inventoryJson,
  inventoryText,
  productJson,
  searchQuery,
  stockItemJson,
  stockItemText,
} from '../json/inventory-json.js'
import { nextLink, nextLinkHeader, pageQuery, placeAt } from '../json/page-query.js'
import { sku } from '../json/sku.js'
import { bodyPart, pathPart, queryPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

const places = cursorCodec('inventory', sku)

type Ports = Pick<HttpPorts, 'listInventory' | 'getStockItem' | 'putProduct'>

export const inventoryRoutes = ({ listInventory, getStockItem, putProduct }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'get',
    path: '/api/inventory',
    summary: 'List products with what is available of them, or look for some',
    limit: 'read',
    who: 'signed-in',
    takes: { query: queryPart(z.strictObject({ ...pageQuery, q: searchQuery })) },
    answers: {
      200: {
        description: 'A page of products.',
        json: inventoryJson,
        headers: z.object({ Link: nextLinkHeader }),
      },
    },
    refusals: ['InvalidRequest', 'Unavailable'],
    handle: ({ by, query: { limit, cursor, q } }) =>
      placeAt(places, cursor, { q }).asyncAndThen(after =>
        listInventory({ by, limit, ...(after ? { after } : {}), ...(q ? { term: q } : {}) }).map(page => {
          const nextCursor = page.next === undefined ? null : places.write(page.next, { q })
          const headers = nextLink('/api/inventory', { limit, q }, nextCursor)
          return { status: 200, text: inventoryText(page, nextCursor), headers }
        }),
      ),
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
        headers: z.object({ Location: z.string().meta({ description: 'Where it is read.' }) }),
      },
    },
    refusals: ['Forbidden', 'CurrencyFixed', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, sku, body: { name, unitPrice, active, lowStockThreshold } }) =>
      putProduct({
        by,
        terms: {
          sku,
          name,
          unitPrice,
          ...(active === undefined ? {} : { active }),
          ...(lowStockThreshold === undefined ? {} : { lowStockThreshold }),
        },
      }).map(({ item, created }) =>
        created
          ? { status: 201, text: stockItemText(item), headers: { Location: `/api/inventory/${sku}` } }
          : { status: 200, text: stockItemText(item) },
      ),
  }),
]
