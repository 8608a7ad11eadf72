import { ask, asked } from '../../test/support/ask.js'
import type { Request } from '../programs/http-load.js'
import { openShop, ordersOverSkus } from './shop.js'

const SKUS = 20
const ORDERS = 100

/**
 * Orders that the service has in its cache: the requests that read them, each by who placed it, and what they are answered, by
 * path. `decided` ones stay there; one of `pending`, which stay so where there is no worker, is looked up anew every 2 s.
 */
export type CachedOrders = Readonly<{
  decided: readonly Request[]
  pending: readonly Request[]
  texts: Readonly<Record<string, string>>
}>

export const cachedOrders = async (address: string): Promise<CachedOrders> => {
  const customers = await openShop(address, SKUS)
  const [decided, pending]: [Request[], Request[]] = [[], []]
  const texts: Record<string, string> = {}
  for (const [index, items] of ordersOverSkus(SKUS, 2 * ORDERS).entries()) {
    const token = customers[index % customers.length]?.token ?? ''
    const placed = await asked<{ orderId: string }>(ask('POST', `${address}/api/orders`, { token, json: { items } }))
    const path = `/api/orders/${placed.orderId}`
    if (index < ORDERS) await asked(ask('POST', `${address}${path}/cancel`, { token }))
    const requests = index < ORDERS ? decided : pending
    requests.push({ method: 'GET', path, token })
    texts[path] = JSON.stringify(await asked(ask('GET', `${address}${path}`, { token })))
  }
  return { decided, pending, texts }
}
