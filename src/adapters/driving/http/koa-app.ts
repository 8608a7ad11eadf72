import type { Router } from '@koa/router'
import Koa from 'koa'
import type { Logger } from '../../support/logger.js'
import type { RequestObserver } from '../../support/metrics.js'
import type { HttpState } from './http-context.js'
import { unserved } from './http-router.js'
import { lastResort, reported } from './last-resort.js'
import { requestLog } from './request-log.js'
import { securityHeaders } from './security-headers.js'
import { wellFormedRequest } from './well-formed-request.js'

/** `requestId` answers a fresh UUID each time. */
export type KoaAppOptions = Readonly<{
  router: Router<HttpState>
  logger: Logger
  requestId: () => string
  observe?: RequestObserver
}>

/** What surrounds every route. */
export const koaApp = ({ router, logger, requestId, observe = () => undefined }: KoaAppOptions): Koa<HttpState> => {
  const app = new Koa<HttpState>()
  app
    .use(requestLog(logger, requestId, observe))
    .use(securityHeaders)
    .use(lastResort(logger))
    .use(wellFormedRequest)
    .use(router.routes())
    .use(unserved)
  app.on('error', reported(logger))
  return app
}
