import { randomUUID } from 'node:crypto'
import type { Document } from 'mongodb'
import { encodeEvent } from '../../src/adapters/wire/order-message.js'
import type { EventId, OrderId } from '../../src/domain/shared/ids.js'
import type { Instant } from '../../src/domain/shared/instant.js'
import type { Benchmark, Contender } from '../support/benchmark.js'
import { cpuMicrosOf } from '../support/cpu-time.js'
import { httpRound } from '../support/http-round.js'
import { ordersIn, untilOrders } from '../support/orders-in.js'
import { programRound } from '../support/program-round.js'
import { publishingApi } from '../support/publishing-api.js'
import { emptyShop, openShop, ordersOverSkus, placing } from '../support/shop.js'
import { workingOff } from '../support/working-off.js'

const SKUS = 500
const AT_ONCE = 64
/** About what a worker, and a loop over the bare SDK, do in a second: rounds are of a number of orders, and not of a time. */
const ORDERS_PER_SECOND = 1_000
const MESSAGES_PER_SECOND = 5_000
const WARM_UP = 2_000
/** Ten messages each: one more does not make it faster. */
const POLLERS = 4

const DONE = { status: 'Processed', stock: 'done', 'mail.state': 'sent' }

/** Orders a second of a worker that has always more to do and whose queue answers at once, next to the SDK's receive and delete alone. */
export const worker: Benchmark = {
  name: 'worker',
  prepare: async stage => {
    const { api, url, variables, endpoint } = await publishingApi(stage)
    const count = Math.round(ORDERS_PER_SECOND * stage.seconds)
    const requests = placing(ordersOverSkus(SKUS, count), await openShop(api.address, SKUS))
    const load = { address: api.address, requests, rightStatus: 201, connections: AT_ONCE, until: { count } }
    const queueOf = (name: string) => `${endpoint}/000000000000/${name}`

    const working = async (name: string, queue: string, mail: Readonly<Record<string, string>>): Promise<Contender> => {
      const queueUrl = queueOf(queue)
      const { pid } = await stage.service({ ...variables, ...mail, ROLE: 'worker', SQS_QUEUE_URL: queueUrl })
      const mailed = Object.keys(mail).length > 0 ? count : 0
      return {
        name,
        round: async () => {
          await emptyShop(url)
          await httpRound(load, api.pid)
          await untilOrders(url, { outbox: [] }, count)
          const bodies = (await ordersIn(url)).map(messageOf)
          const cpu = cpuMicrosOf(pid)
          const { seconds, mails } = await workingOff(endpoint, { queueUrl, bodies, count })
          const cpuMicros = (cpuMicrosOf(pid) - cpu) / count
          await untilOrders(url, DONE, count)
          if (mails !== mailed) throw new Error(`${mails} mails for ${mailed}`)
          return { value: count / seconds, cpuMicros }
        },
      }
    }
    const bare = (): Contender => ({
      name: 'receive 10 + DeleteMessageBatch, bare SDK',
      round: async () => {
        const queueUrl = queueOf(randomUUID())
        const messages = Math.round(MESSAGES_PER_SECOND * stage.seconds)
        const all = { queueUrl, bodies: ['x'.repeat(250)], count: WARM_UP + messages }
        const job = { endpoint, queueUrl, warmUp: WARM_UP, count: messages, pollers: POLLERS }
        const [, sample] = await Promise.all([workingOff(endpoint, all), programRound('queue-loop', job)])
        return sample
      },
    })

    return [
      {
        name: 'worker, no mail',
        unit: 'orders/s',
        product: await working('worker, mails kept in memory', 'quiet', {}),
        baselines: [{ ...bare(), goal: { gate: 0.7, aim: 0.75 } }],
      },
      {
        name: 'worker, one SendEmail each',
        unit: 'orders/s',
        product: await working('worker', 'mailing', { AWS_SES_FROM_EMAIL: 'shop@example.com' }),
        baselines: [{ ...bare(), goal: { gate: 0.2, aim: 0.25 } }],
      },
    ]
  },
}

/** As the API sends it. */
const messageOf = (order: Document): string => {
  const [orderId, occurredAt] = [order['_id'] as OrderId, order['createdAt'] as Instant]
  return encodeEvent({
    id: randomUUID() as EventId,
    type: 'OrderPlaced',
    orderId,
    occurredAt,
    by: { role: 'operator' },
  })
}
