import type { RequestListener } from 'node:http'
import { admission } from './admission.js'
import { httpRouter } from './http-router.js'
import { koaApp, type KoaAppOptions } from './koa-app.js'
import { plainOrderReads } from './plain-order-reads.js'
import { refusedLately } from './refused-lately.js'
import type { RequestLimits } from './request-limits.js'
import { requestWatch } from './request-log.js'
import { routeTable, type RouteDependencies } from './route-table.js'

export type HttpAppDependencies = RouteDependencies &
  Omit<KoaAppOptions, 'router'> &
  Readonly<{ limits?: RequestLimits }>

/** What is served: gives a listener for the requests of a server. */
export type HttpApp = Readonly<{ callback: () => RequestListener }>

/** The whole HTTP interface, ready to be served. */
export const createHttpApp = ({ limits, ...dependencies }: HttpAppDependencies): HttpApp => {
  const { ports, logger, observe = () => undefined } = dependencies
  const admit = admission(ports)
  const app = koaApp({ ...dependencies, router: httpRouter(routeTable(dependencies), { admit, limits }) })
  const shortcut = plainOrderReads({
    ...dependencies,
    getOrder: ports.getOrder,
    admit,
    limits,
    refused: refusedLately(() => performance.now()),
    watch: requestWatch(logger, observe),
  })
  return {
    callback: () => {
      const all = app.callback()
      return (request, response) => void (shortcut(request, response) || all(request, response))
    },
  }
}
