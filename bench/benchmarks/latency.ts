import { setTimeout as pause } from 'node:timers/promises'
import type { Document } from 'mongodb'
import { ask, asked } from '../../test/support/ask.js'
import type { Benchmark, Sample } from '../support/benchmark.js'
import { ordersIn, untilOrders } from '../support/orders-in.js'
import { percentile } from '../support/percentile.js'
import { emptyShop, openShop, ordersOverSkus } from '../support/shop.js'

const SKUS = 20
const ORDERS = 200
/** Long enough for the order before to be done with, mail included. */
const PAUSE_MS = 60

/** How long a customer's order takes to be Processed when nothing else is to be done: from sending the request to the decision. */
export const latency: Benchmark = {
  name: 'latency',
  prepare: async stage => {
    const servers = await stage.servers({ mongo: {}, redis: true })
    const sqs = await (await stage.program('fauxqs', { name: 'shop' })).said<{ endpoint: string; queueUrl: string }>()
    const url = servers.mongo.url('shop')
    const variables = {
      ...(await stage.variables(servers, 'shop')),
      ...{ SQS_QUEUE_URL: sqs.queueUrl, AWS_ENDPOINT_URL: sqs.endpoint, AWS_REGION: 'us-east-1' },
      ...{ AWS_ACCESS_KEY: 'test', AWS_SECRET_KEY: 'test' },
    }
    const api = await stage.service({ ...variables, ROLE: 'api' })
    await stage.service({ ...variables, ROLE: 'worker' })
    const customers = await openShop(api.address, SKUS)

    const round = async (): Promise<Sample> => {
      await emptyShop(url)
      const sent = new Map<string, number>()
      for (const [index, items] of ordersOverSkus(SKUS, ORDERS).entries()) {
        const at = Date.now()
        const token = customers[index % customers.length]?.token
        const { orderId } = await asked<{ orderId: string }>(
          ask('POST', `${api.address}/api/orders`, { token, json: { items } }),
        )
        sent.set(orderId, at)
        await pause(PAUSE_MS)
      }
      await untilOrders(url, { 'mail.state': 'sent' }, ORDERS)
      const orders = await ordersIn(url)
      const took = (end: (order: Document) => Date) =>
        orders.map(order => end(order).getTime() - (sent.get(String(order['_id'])) ?? NaN))
      const processed = took(order => order['updatedAt'] as Date)
      const mailed = took(order => (order['history'] as readonly Document[]).at(-1)?.['at'] as Date)
      const others = {
        p99: percentile(processed, 99),
        'mailed p50': percentile(mailed, 50),
        'mailed p99': percentile(mailed, 99),
      }
      return { value: percentile(processed, 50), others }
    }

    return [
      {
        name: `placed → Processed at idle, fauxqs, ${ORDERS} orders`,
        unit: 'ms, p50',
        product: { name: 'API and worker', round },
        atMost: { gate: 40, aim: 15 },
        baselines: [],
      },
    ]
  },
}
