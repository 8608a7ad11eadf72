/**
 * Buys a mug: a client whose types come from the OpenAPI document of the service (`api.d.ts`, written by `npm run docs`).
 *
 *   npm start                                   in one shell, and in another:
 *   npx tsx examples/typed-client/main.ts       BASE=… if it is elsewhere
 */
import createClient from 'openapi-fetch'
import { randomUUID } from 'node:crypto'
import type { paths } from './api.js'
import { decisionOn, placeOrder } from './orders.js'
import { refused } from './refused.js'
import { clientOf, logIn } from './session.js'

const baseUrl = process.env['BASE'] ?? 'http://127.0.0.1:3000'
const customer = { email: `${randomUUID()}@example.com`, password: randomUUID() }

const { error } = await createClient<paths>({ baseUrl }).POST('/api/auth/register', { body: customer })
if (error) throw refused(error)
const client = clientOf({ baseUrl, tokens: await logIn(baseUrl, customer) })

const { data } = await client.GET('/api/inventory', { params: { query: { q: 'mug' } } })
const [mug] = data?.items ?? []
if (!mug) throw new Error('There are no mugs.')

const placed = await placeOrder(client, [{ sku: mug.sku, quantity: 1 }])
console.log(`${placed.orderId}: ${placed.status}`)
const decided = await decisionOn(client, placed.orderId)
console.log(`${decided.orderId}: ${decided.status}, ${decided.totalAmount.amount} ${decided.totalAmount.currency}`)
