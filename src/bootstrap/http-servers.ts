import { randomUUID } from 'node:crypto'
import type { Container } from 'inversify'
import { backlogGauges } from '../adapters/driven/prometheus/backlog-gauges.js'
import { metricsPage, watchProcess } from '../adapters/driven/prometheus/metrics-registry.js'
import { createHttpApp } from '../adapters/driving/http/http-app.js'
import { startHttpServer } from '../adapters/driving/http/http-server.js'
import { createOpsApp } from '../adapters/driving/http/ops-app.js'
import type { Readiness } from '../adapters/driving/http/readiness.js'
import type { Config } from './config.js'
import { requestLimitsOf } from './request-limits.js'
import { T } from './tokens.js'

export type HttpServers = Readonly<{
  /** `http://host:port` */
  address: string
  /** Of the port for operators, if there is one. */
  opsAddress?: string
  /** Answers how many requests were cut off. The operators' port is closed last. */
  stop: (graceMs: number) => Promise<number>
}>

/** The API, or for a worker only what operators read; on a port of its own if there is one. */
export const startHttpServers = async (
  container: Container,
  config: Config,
  readiness: Readiness,
): Promise<HttpServers> => {
  const { role, http, ops, ses, production } = config
  const { host, port, maxConnections, maxWaiting, maxWaitingOfOne, trustedProxies, corsOrigins } = http
  const logger = container.get(T.logger)
  const told = { logger, requestId: randomUUID, readiness }

  const registry = container.get(T.metricsRegistry)
  watchProcess(registry)
  backlogGauges({ registry, backlog: container.get(T.orderBacklog), clock: container.get(T.clock) })
  const metrics = ops.metrics ? { metrics: () => metricsPage(registry) } : {}
  const metricsHere = ops.port === undefined ? metrics : {}
  const api = () =>
    createHttpApp({
      ...told,
      ...metricsHere,
      ...requestLimitsOf(container, config),
      trustedProxies,
      corsOrigins,
      ports: container.get(T.httpPorts),
      maxWaiting,
      maxWaitingOfOne,
      ...(ses || production ? {} : { conveniences: { mails: container.get(T.mailbox).mails } }),
      observe: container.get(T.metrics).request,
    })

  const app = role === 'worker' ? createOpsApp({ ...told, ...metricsHere }) : api()
  const server = await startHttpServer({ app, host, port, maxConnections, logger })
  const opsServer =
    ops.port === undefined
      ? undefined
      : await startHttpServer({ app: createOpsApp({ ...told, ...metrics }), host, port: ops.port, logger })

  return {
    address: server.address,
    ...(opsServer ? { opsAddress: opsServer.address } : {}),
    stop: async graceMs => {
      const cutOff = await server.stop(graceMs)
      await opsServer?.stop(0)
      return cutOff
    },
  }
}
