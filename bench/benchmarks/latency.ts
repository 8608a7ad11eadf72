import { setTimeout as pause } from 'node:timers/promises'
import { ask, asked } from '../../test/support/ask.js'
import type { Benchmark, Sample } from '../support/benchmark.js'
import { ordersIn, untilOrders } from '../support/orders-in.js'
import { emptyShop, openShop, ordersOverSkus } from '../support/shop.js'
import { took } from '../support/took.js'

const SKUS = 20
const ORDERS = 200
/** Long enough for the order before to be done with, mail included. */
const PAUSE_MS = 60

/** How long a customer's order takes to be Processed and mailed when nothing else is to be done: from sending the request to the mail. */
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
      const sent: Record<string, number> = {}
      for (const [index, items] of ordersOverSkus(SKUS, ORDERS).entries()) {
        const at = Date.now()
        const token = customers[index % customers.length]?.token
        const { orderId } = await asked<{ orderId: string }>(
          ask('POST', `${api.address}/api/orders`, { token, json: { items } }),
        )
        sent[orderId] = at
        await pause(PAUSE_MS)
      }
      await untilOrders(url, { 'mail.state': 'sent' }, ORDERS)
      return took(await ordersIn(url), sent)
    }

    return [
      {
        name: `placed → Processed → mailed at idle, fauxqs, ${ORDERS} orders`,
        unit: 'ms, p50',
        product: { name: 'API and worker', round },
        atMost: { gate: 40, aim: 15 },
        baselines: [],
      },
    ]
  },
}
