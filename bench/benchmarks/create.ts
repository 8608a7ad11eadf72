import type { Benchmark, Contender } from '../support/benchmark.js'
import { httpRound } from '../support/http-round.js'
import { publishingApi } from '../support/publishing-api.js'
import { programRound } from '../support/program-round.js'
import { emptyShop, fillBareShelves, openShop, ordersOfOneSku, ordersOverSkus, placing } from '../support/shop.js'

const SKUS = 500
const ORDERS = 2_000
const AT_ONCE = 64
/** The holds of one hot SKU are a map that grows until the worker sells them: rounds are short, and begin with none. */
const HOT_ROUND = 2_000

/** Orders a second through the whole API over HTTP, published as well, next to what a shop may do by the driver alone. */
export const create: Benchmark = {
  name: 'create',
  prepare: async stage => {
    const { servers, api, url, queueUrl } = await publishingApi(stage)
    const bareUrl = servers.mongo.url('bare')
    await fillBareShelves(bareUrl, SKUS)
    const customers = await openShop(api.address, SKUS)

    const scattered = { orders: ordersOverSkus(SKUS, ORDERS), until: { seconds: stage.seconds } }
    const hot = { orders: ordersOfOneSku, until: { count: HOT_ROUND } }
    type Placing = typeof scattered | typeof hot

    const product = ({ orders, until }: Placing, name: string, keyed = false): Contender => ({
      name,
      round: async () => {
        await emptyShop(url)
        const requests = placing(orders, customers)
        const load = { address: api.address, requests, keyed, rightStatus: 201, connections: AT_ONCE, until }
        return httpRound(load, api.pid)
      },
    })
    const bare = (placed: Placing, name: string, loop: object): Contender => ({
      name,
      round: async () => {
        await emptyShop(bareUrl)
        return programRound('driver-loop', { ...placed, url: bareUrl, inFlight: AT_ONCE, ...loop })
      },
    })

    return [
      {
        name: 'create, 2 lines over 500 SKUs',
        unit: 'orders/s',
        product: product(scattered, 'API over HTTP'),
        baselines: [
          { ...bare(scattered, 'bulkWrite + insert', { way: 'plain' }), goal: { gate: 1, aim: 2 } },
          bare(scattered, 'the same in a transaction', { way: 'transaction' }),
          {
            ...bare(scattered, 'bulkWrite + insert + SendMessage', { way: 'plain', queueUrl }),
            goal: { gate: 0.95, aim: 2.5 },
          },
          product(scattered, 'API over HTTP, with an Idempotency-Key', true),
        ],
      },
      {
        name: 'create, one hot SKU',
        unit: 'orders/s',
        product: product(hot, 'API over HTTP'),
        baselines: [
          bare(hot, 'bulkWrite + insert', { way: 'plain' }),
          { ...bare(hot, 'the same in a transaction', { way: 'transaction' }), goal: { gate: 5, aim: 12 } },
        ],
      },
    ]
  },
}
