import Koa from 'koa'
import { admission } from './admission.js'
import type { HttpState } from './http-context.js'
import { httpRouter, unserved } from './http-router.js'
import { lastResort, reported } from './last-resort.js'
import type { Logger } from '../../support/logger.js'
import { requestLog } from './request-log.js'
import { routeTable, type RouteDependencies } from './route-table.js'
import { securityHeaders } from './security-headers.js'
import { wellFormedRequest } from './well-formed-request.js'

/** `requestId` answers a fresh UUID each time. */
export type HttpAppDependencies = RouteDependencies & Readonly<{ logger: Logger; requestId: () => string }>

/** The whole HTTP interface, ready to be served. */
export const createHttpApp = ({ logger, requestId, ...dependencies }: HttpAppDependencies): Koa<HttpState> => {
  const router = httpRouter(routeTable(dependencies), admission(dependencies.ports))
  const app = new Koa<HttpState>()
  app
    .use(requestLog(logger, requestId))
    .use(securityHeaders)
    .use(lastResort(logger))
    .use(wellFormedRequest)
    .use(router.routes())
    .use(unserved)
  app.on('error', reported(logger))
  return app
}
