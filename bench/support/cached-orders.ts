import { ask, asked } from '../../test/support/ask.js'
import type { Request } from '../programs/http-load.js'
import { openShop, ordersOverSkus } from './shop.js'

const SKUS = 20
const ORDERS = 100

/** Orders that the service has in its cache: the requests that read them, each by who placed it, and what they are answered, by path. */
export type CachedOrders = Readonly<{ requests: readonly Request[]; texts: Readonly<Record<string, string>> }>

export const cachedOrders = async (address: string): Promise<CachedOrders> => {
  const customers = await openShop(address, SKUS)
  const requests: Request[] = []
  const texts: Record<string, string> = {}
  for (const [index, items] of ordersOverSkus(SKUS, ORDERS).entries()) {
    const token = customers[index % customers.length]?.token ?? ''
    const placed = await asked<{ orderId: string }>(ask('POST', `${address}/api/orders`, { token, json: { items } }))
    const path = `/api/orders/${placed.orderId}`
    // Decided, it stays in the cache: one that is Pending is looked up anew every 2 s.
    await asked(ask('POST', `${address}${path}/cancel`, { token }))
    requests.push({ method: 'GET', path, token })
    texts[path] = JSON.stringify(await asked(ask('GET', `${address}${path}`, { token })))
  }
  return { requests, texts }
}
