import type { HttpLoad } from '../programs/http-load.js'
import type { Arrived, OpenLoad } from '../programs/open-load.js'
import type { Benchmark, Sample } from '../support/benchmark.js'
import { CORES } from '../support/cores.js'
import type { Done } from '../support/in-flight.js'
import { ordersIn, untilOrders } from '../support/orders-in.js'
import { runProgram } from '../support/program.js'
import { publishingApi } from '../support/publishing-api.js'
import { emptyShop, openShop, ordersOverSkus, placing } from '../support/shop.js'
import { mailedAt, took } from '../support/took.js'

const SKUS = 500
const PLACED = 2_000
const AT_ONCE = 64
const SHARE = 0.8
const MAILED = { 'mail.state': 'sent' }

/** How long a customer's order takes to be mailed where 80 % of what an API and a worker can do together is asked of them. */
export const latencyUnderLoad: Benchmark = {
  name: 'latency',
  prepare: async stage => {
    const { api, url, variables } = await publishingApi(stage, { keeps: true })
    await stage.service({ ...variables, ROLE: 'worker' })
    const requests = placing(ordersOverSkus(SKUS, PLACED), await openShop(api.address, SKUS))
    const load = { address: api.address, requests, rightStatus: 201 }

    const mailed = async (count: number) => {
      await untilOrders(url, MAILED, count)
      return ordersIn(url)
    }
    /** Orders a second that are placed, Processed and mailed, of as many as can be placed in a while: from the first to the last. */
    const capacity = async (): Promise<number> => {
      await emptyShop(url)
      const job: HttpLoad = { ...load, connections: AT_ONCE, until: { seconds: stage.seconds } }
      const { count } = await runProgram<Done>('http-load', job, CORES.around)
      const orders = await mailed(count)
      const first = Math.min(...orders.map(order => (order['createdAt'] as Date).getTime()))
      return (count * 1_000) / (Math.max(...orders.map(mailedAt)) - first)
    }
    const round = async (): Promise<Sample> => {
      const most = await capacity()
      await emptyShop(url)
      const perSecond = SHARE * most
      const count = Math.round(perSecond * stage.seconds)
      const job: OpenLoad = { ...load, connections: 4 * AT_ONCE, perSecond, count }
      const { meantAt, p50, p99 } = await runProgram<Arrived>('open-load', job, CORES.around)
      const { value, others } = took(await mailed(count), meantAt)
      return { value, others: { ...others, 'answered p50': p50, 'answered p99': p99, 'capacity, orders/s': most } }
    }

    return [
      {
        name: `placed → Processed → mailed at ${SHARE * 100} % of capacity`,
        unit: 'ms, p50',
        product: { name: 'API and worker', round },
        atMost: { gate: 40, aim: 15 },
        baselines: [],
      },
    ]
  },
}
