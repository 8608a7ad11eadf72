import { createQueues } from '../../test/support/servers/queues.js'
import { canRunLocalStack } from '../../test/support/servers/localstack.js'
import { verifiedSender } from '../../test/support/servers/verified-sender.js'
import type { AwsEmulatorName } from '../../test/support/servers/start-servers.js'
import type { Benchmark, Comparison, Sample } from '../support/benchmark.js'
import { cpuMicrosOf } from '../support/cpu-time.js'
import { fillQueue } from '../support/fill-queue.js'
import { httpRound } from '../support/http-round.js'
import { ordersIn, untilOrders } from '../support/orders-in.js'
import { programRound } from '../support/program-round.js'
import { emptyShop, openShop, ordersOverSkus, placing } from '../support/shop.js'
import type { Stage } from '../support/stage.js'
import { mailedAt } from '../support/took.js'

const SKUS = 500
const QUEUED = 2_000
const AT_ONCE = 32
/** Ten messages each: about as many orders under way as the worker has. */
const POLLERS = 2
/** Every tenth of a second would cost as much as a sixteenth of the work. When the last was mailed, the documents say. */
const LOOK_EVERY_MS = 1_000

const EMULATORS: readonly AwsEmulatorName[] = ['localstack', 'ministack']

/** How fast a worker works off what has queued up, mails included, next to the same AWS calls alone; on each emulator that runs here, one after the other. */
export const drains: readonly Benchmark[] = EMULATORS.map(emulator => ({
  name: 'drain',
  prepare: async stage =>
    emulator === 'localstack' && !(await canRunLocalStack()) ? [] : [await drainOn(stage, emulator)],
}))

const drainOn = async (stage: Stage, emulator: AwsEmulatorName): Promise<Comparison> => {
  const servers = await stage.servers({ mongo: {}, redis: true, aws: emulator })
  const { endpoint } = servers.aws
  const url = servers.mongo.url('shop')
  const variables = await stage.variables(servers, 'shop')
  const api = await stage.service({ ...variables, ROLE: 'api' })
  const requests = placing(ordersOverSkus(SKUS, QUEUED), await openShop(api.address, SKUS))
  const load = { address: api.address, requests, rightStatus: 201, connections: AT_ONCE, until: { count: QUEUED } }
  const { queueUrl } = await createQueues(endpoint, 'bare')
  const from = await verifiedSender(endpoint)

  const drained = async (): Promise<Sample> => {
    await emptyShop(url)
    await httpRound(load, api.pid)
    await untilOrders(url, { outbox: [] }, QUEUED)
    const worker = await stage.service({ ...variables, ROLE: 'worker' })
    const [began, cpu] = [Date.now(), cpuMicrosOf(worker.pid)]
    await untilOrders(url, { 'mail.state': 'sent' }, QUEUED, LOOK_EVERY_MS)
    const seconds = (Math.max(...(await ordersIn(url)).map(mailedAt)) - began) / 1_000
    const cpuMicros = (cpuMicrosOf(worker.pid) - cpu) / QUEUED
    await worker.stop()
    return { value: QUEUED / seconds, cpuMicros }
  }
  const bare = async (): Promise<Sample> => {
    await fillQueue(endpoint, queueUrl, QUEUED)
    return programRound('queue-loop', { endpoint, queueUrl, from, count: QUEUED, pollers: POLLERS })
  }

  return {
    name: `drain of ${QUEUED} queued orders, ${emulator}`,
    unit: 'orders/s',
    product: { name: 'worker, with its database', round: drained },
    baselines: [{ name: 'the same AWS calls alone', round: bare, goal: { gate: 0.6, aim: 0.85 } }],
  }
}
