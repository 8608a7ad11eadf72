import { ask } from '../../test/support/ask.js'
import { SHOP_VARIABLES, signedIn } from '../../test/support/opened-shop.js'
import { backing, type Backing } from '../support/backing.js'
import type { Benchmark, Contender, Goal } from '../support/benchmark.js'
import { documentsExamined } from '../support/documents-examined.js'
import { httpRound } from '../support/http-round.js'
import { seededAt, seedOrders } from '../support/seed-orders.js'
import { seedShelves } from '../support/seed-shelves.js'
import { emptyShop, openShop, ordersOverSkus, placing } from '../support/shop.js'
import type { Stage } from '../support/stage.js'

type Stored = Readonly<{ orders: number; skus: number }>

const SKUS = 500
const MANY: Stored = { orders: 1_000_000, skus: 100_000 }
/** Enough for the pages to be full. */
const FEW: Stored = { orders: 1_000, skus: SKUS }
const AT_ONCE = 64
const PLACED = 2_000
const LIMIT = 20
const goal: Goal = { gate: 0.8, aim: 0.95 }

const PAGES = {
  'first page': () => `limit=${LIMIT}`,
  'a page in the middle': count => `limit=${LIMIT}&to=${seededAt(count / 2).toISOString()}`,
  'first page of a status': () => `limit=${LIMIT}&status=Processed`,
  'first page of a SKU': () => `limit=${LIMIT}&sku=SKU-3`,
} as const satisfies Readonly<Record<string, (orders: number) => string>>
type Page = keyof typeof PAGES

/** Pages of the list of all orders, and new orders, where little is stored and where much is. */
export const stored: Benchmark = {
  name: 'stored',
  prepare: async stage => {
    const backed = await backing(stage, { keeps: false })
    const few = await shopOf(stage, backed, FEW)
    const many = await shopOf(stage, backed, MANY)
    const pages = (Object.keys(PAGES) as Page[]).map(async page => ({
      name: `list of orders: ${page}`,
      unit: 'pages/s',
      product: await many.listing(page),
      baselines: [{ ...(await few.listing(page)), goal }],
    }))
    return [
      ...(await Promise.all(pages)),
      {
        name: `create, 2 lines over ${SKUS} SKUs, much stored`,
        unit: 'orders/s',
        product: many.placing,
        baselines: [{ ...few.placing, goal }],
      },
    ]
  },
}

/** A service that has so much; answers who asks it for a page, one request after the other, and who places orders. */
const shopOf = async (stage: Stage, { servers, variables }: Backing, { orders, skus }: Stored) => {
  const shop = `orders-${orders}`
  const url = servers.mongo.url(shop)
  const { address, pid } = await stage.service({ ...(await variables(shop)), ROLE: 'api' })
  const customers = await openShop(address, SKUS)
  const owners = customers.map(({ userId }) => userId)
  await seedShelves(url, skus - SKUS)
  await seedOrders(url, orders, owners)
  const token = await signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL)
  const page = (path: string) => ask('GET', address + path, { token })
  const name = `${orders} orders, ${skus} SKUs stored`
  const until = { seconds: stage.seconds }

  const listing = async (of: Page): Promise<Contender> => {
    const first = `/api/orders?${PAGES[of](orders)}`
    // By its cursor, as who turns the pages comes there.
    const path = of === 'a page in the middle' ? nextOf(await page(first)) : first
    const load = { address, requests: [{ method: 'GET', path, token }], rightStatus: 200, connections: 1, until }
    return {
      name,
      round: async () => {
        const examined = await documentsExamined(url, () => page(path))
        const sample = await httpRound(load, pid)
        return { ...sample, others: { ...sample.others, 'documents examined': examined } }
      },
    }
  }
  const placed: Contender = {
    name,
    round: async () => {
      await emptyShop(url, seededAt(orders))
      const requests = placing(ordersOverSkus(SKUS, PLACED), customers)
      return httpRound({ address, requests, rightStatus: 201, connections: AT_ONCE, until }, pid)
    },
  }
  return { listing, placing: placed }
}

const nextOf = ({ headers }: Readonly<{ headers: Headers }>): string => {
  const [, next] = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '') ?? []
  if (next === undefined) throw new Error('there is no next page')
  return next
}
