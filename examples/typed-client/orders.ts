import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { components } from './api.js'
import { refused } from './refused.js'
import type { Client } from './session.js'

export type Order = components['schemas']['Order']
export type Items = components['schemas']['PlaceOrder']['items']

const ATTEMPTS = 5
const WAIT_SECONDS = 20

/**
 * Places one order, however often it has to be sent: every attempt is under the same key. Whoever wants it to be one order
 * even if this process ends, keeps the key before.
 */
export const placeOrder = async (client: Client, items: Items, key: string = randomUUID()): Promise<Order> => {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await client
      .POST('/api/orders', { body: { items }, params: { header: { 'Idempotency-Key': key } } })
      .catch((error: unknown) => {
        if (attempt === ATTEMPTS) throw error
      })
    if (answer?.data) return answer.data
    if (answer && !isForNow(answer.response)) throw refused(answer.error)
    if (attempt === ATTEMPTS) throw refused(answer?.error)
    await pause(1_000 * attempt * secondsUntil(answer?.response))
  }
}

/** The order once it is decided. Between two looks nothing is sent that the client has already. */
export const decisionOn = async (client: Client, id: string): Promise<Order> => {
  let etag: string | undefined
  for (;;) {
    const header = etag === undefined ? {} : { 'If-None-Match': etag }
    const params = { path: { id }, query: { wait: WAIT_SECONDS }, header }
    const { data, error, response } = await client.GET('/api/orders/{id}', { params })
    if (data && data.status !== 'Pending') return data
    if (isForNow(response)) await pause(1_000 * secondsUntil(response))
    else if (!data && response.status !== 304) throw refused(error)
    etag = response.headers.get('etag') ?? etag
  }
}

const isForNow = ({ status }: Response) => status === 429 || status === 503

const secondsUntil = (response: Response | undefined) => Number(response?.headers.get('Retry-After') ?? 1)
