import { randomUUID } from 'node:crypto'
import type { Container } from 'inversify'
import { commonPasswords } from '../adapters/driven/zxcvbn/common-passwords.js'
import { backlogGauges } from '../adapters/driven/prometheus/backlog-gauges.js'
import { metricsPage, watchProcess } from '../adapters/driven/prometheus/metrics-registry.js'
import { createHttpApp } from '../adapters/driving/http/http-app.js'
import { startHttpServer } from '../adapters/driving/http/http-server.js'
import { createOpsApp } from '../adapters/driving/http/ops-app.js'
import { queueConsumer } from '../adapters/driving/queue/queue-consumer.js'
import { reconcilerTimer } from '../adapters/driving/timer/reconciler-timer.js'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'
import { createContainer } from './container.js'
import { prepare } from './prepare.js'
import { T } from './tokens.js'

export type RunningService = Readonly<{
  /** `http://host:port` */
  address: string
  /** Of the port for operators, if there is one. */
  opsAddress?: string
  container: Container
  /** Answers what was asked, finishes what is under way, gives back the rest. Answers whether nothing was cut off. */
  stop: () => Promise<boolean>
}>

/** What stopping leaves for the work that requests left in the background. */
const SHARE_OF_BACKGROUND = 0.2

/** Starts API, worker and reconciler in this process; rejects if something of it cannot be started. */
export const startService = async (config: Config, logger: Logger): Promise<RunningService> => {
  const isCommonPassword = config.production ? await commonPasswords() : () => false
  const container = createContainer({ config, logger, isCommonPassword })
  await prepare(container, config)

  const stopping = new AbortController()
  const orders = container.get(T.orders)
  const storeAnswers = async () => (await orders.decisionOf(container.get(T.ids).freshOrderId())).isOk()
  const random = Math.random
  const { host, port, maxConnections } = config.http
  const { ops } = config
  const cacheServer = container.get(T.cacheServer)

  const registry = container.get(T.metricsRegistry)
  watchProcess(registry)
  backlogGauges({ registry, backlog: container.get(T.orderBacklog), clock: container.get(T.clock) })
  const metrics = ops.metrics ? { metrics: () => metricsPage(registry) } : {}
  const readiness = {
    dependencies: { store: { required: true, answers: storeAnswers }, ...cacheServer.dependencies },
    stopping: stopping.signal,
  }

  const app = createHttpApp({
    ports: container.get(T.httpPorts),
    readiness,
    ...(ops.port === undefined ? metrics : {}),
    conveniences: { mails: container.get(T.mailbox).mails },
    logger,
    requestId: randomUUID,
    observe: container.get(T.metrics).request,
  })
  const server = await startHttpServer({ app, host, port, maxConnections, logger })
  const opsServer =
    ops.port === undefined
      ? undefined
      : await startHttpServer({
          app: createOpsApp({ readiness, ...metrics, logger, requestId: randomUUID }),
          host,
          port: ops.port,
          logger,
        })
  const consumer = queueConsumer(
    {
      queue: container.get(T.workQueue),
      advanceOrder: container.get(T.advanceOrder),
      probe: storeAnswers,
      observe: container.get(T.metrics).message,
      logger,
      random,
    },
    config.worker,
  )
  const timer = reconcilerTimer({ reconcile: container.get(T.reconcile), logger, random }, config.reconciler)
  consumer.start()
  timer.start()

  return {
    address: server.address,
    ...(opsServer ? { opsAddress: opsServer.address } : {}),
    container,
    stop: async () => {
      stopping.abort()
      const forBackground = config.stopWithin * SHARE_OF_BACKGROUND
      const grace = config.stopWithin - forBackground
      const [cutOff] = await Promise.all([server.stop(grace), consumer.stop(grace), timer.stop(grace)])
      const unfinished = await container.get(T.background).drain(forBackground)
      await opsServer?.stop(0)
      cacheServer.close()
      return cutOff === 0 && unfinished === 0
    },
  }
}
