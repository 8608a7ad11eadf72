import { SHOP_VARIABLES, customersOf } from '../../test/support/opened-shop.js'
import { ask, asked } from '../../test/support/ask.js'
import type { Servers } from '../../test/support/servers/start-servers.js'
import type { Benchmark, Contender } from '../support/benchmark.js'
import { documentsExamined } from '../support/documents-examined.js'
import { httpRound } from '../support/http-round.js'
import { seededAt, seedOrders } from '../support/seed-orders.js'
import type { Stage } from '../support/stage.js'

const [MANY, FEW] = [1_000_000, 1_000]
const CUSTOMERS = 8
const LIMIT = 20

const PAGES = {
  'first page': () => `limit=${LIMIT}`,
  'a page in the middle': (count: number) => `limit=${LIMIT}&to=${seededAt(count / 2).toISOString()}`,
  'first page of a status': () => `limit=${LIMIT}&status=Processed`,
  'first page of a SKU': () => `limit=${LIMIT}&sku=SKU-3`,
} as const
type Page = keyof typeof PAGES

/** How long a page of the list of all orders takes where a thousand orders are stored, and where a million are. */
export const list: Benchmark = {
  name: 'list',
  prepare: async stage => {
    const servers = await stage.servers({ mongo: {} })
    const few = await shopOf(stage, servers, FEW)
    const many = await shopOf(stage, servers, MANY)
    return Promise.all(
      (Object.keys(PAGES) as Page[]).map(async page => ({
        name: `list of orders: ${page}`,
        unit: 'ms, p50',
        product: await many(page),
        baselines: [await few(page)],
      })),
    )
  },
}

/** A service with so many orders; answers who asks it for a page, one request after the other. */
const shopOf = async (stage: Stage, servers: Pick<Servers, 'mongo'>, count: number) => {
  const name = `orders-${count}`
  const url = servers.mongo.url(name)
  const { address, pid } = await stage.service(await stage.variables(servers, name))
  const customers = await customersOf(address, CUSTOMERS)
  await seedOrders(
    url,
    count,
    customers.map(({ userId }) => userId),
  )
  const json = { email: SHOP_VARIABLES.ADMIN_EMAIL, password: SHOP_VARIABLES.ADMIN_PASSWORD }
  const { accessToken: token } = await asked<{ accessToken: string }>(
    ask('POST', `${address}/api/auth/login`, { json }),
  )
  const page = (path: string) => ask('GET', address + path, { token })

  return async (of: Page): Promise<Contender> => {
    const first = `/api/orders?${PAGES[of](count)}`
    // By its cursor, as who turns the pages comes there.
    const path = of === 'a page in the middle' ? nextOf(await page(first)) : first
    const request = { method: 'GET', path, token }
    const load = { address, requests: [request], rightStatus: 200, connections: 1, until: { seconds: stage.seconds } }
    return {
      name: `${count} orders stored`,
      round: async () => {
        const examined = await documentsExamined(url, () => page(path))
        const { others, ...sample } = await httpRound(load, pid)
        return { ...sample, value: others?.['p50'] ?? NaN, others: { ...others, 'documents examined': examined } }
      },
    }
  }
}

const nextOf = ({ headers }: Readonly<{ headers: Headers }>): string => {
  const [, next] = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
  if (next === undefined) throw new Error('there is no next page')
  return next
}
