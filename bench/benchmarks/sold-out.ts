import { putOnSale, SHOP_VARIABLES, signedIn } from '../../test/support/opened-shop.js'
import type { Benchmark, Contender, Sample } from '../support/benchmark.js'
import { httpRound } from '../support/http-round.js'
import { ordersIn } from '../support/orders-in.js'
import { publishingApi } from '../support/publishing-api.js'
import { emptyShop, openShop, ordersOfOneSku, placing } from '../support/shop.js'

const SOLD_OUT = 'SOLD-OUT'
const AT_ONCE = 64
/** As in `create`: the holds of a hot SKU grow until a worker sells them. */
const HOT_ROUND = 2_000

/** Refusals a second where all want what is sold out, next to orders a second where there is enough of it; without keys. */
export const soldOut: Benchmark = {
  name: 'sold-out',
  prepare: async stage => {
    const { api, url } = await publishingApi(stage)
    const { address, pid } = api
    const customers = await openShop(address, 1)
    await putOnSale(address, { sku: SOLD_OUT, token: await signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL) })

    const buying = { address, connections: AT_ONCE }
    const refused = async (): Promise<Sample> => {
      await emptyShop(url)
      const requests = placing([[{ sku: SOLD_OUT, quantity: 1 }]], customers)
      const until = { seconds: stage.seconds }
      const sample = await httpRound({ ...buying, requests, rightStatus: 409, rightBody: 'out-of-stock', until }, pid)
      const { length } = await ordersIn(url)
      if (length > 0) throw new Error(`${length} orders of what is sold out`)
      return sample
    }
    const placed: Contender = {
      name: 'orders of one hot SKU',
      round: async () => {
        await emptyShop(url)
        const requests = placing(ordersOfOneSku, customers)
        return httpRound({ ...buying, requests, rightStatus: 201, until: { count: HOT_ROUND } }, pid)
      },
    }

    return [
      {
        name: 'all want what is sold out',
        unit: 'answers/s',
        product: { name: 'refusals', round: refused },
        baselines: [{ ...placed, goal: { gate: 1.5, aim: 5 } }],
      },
    ]
  },
}
