import type { Router } from '@koa/router'
import Koa from 'koa'
import type { Logger } from '../../support/logger.js'
import type { RequestObserver } from '../../support/metrics.js'
import type { HttpState } from './http-context.js'
import { crossOrigin } from './cross-origin.js'
import { unserved } from './http-router.js'
import { lastResort, reported } from './last-resort.js'
import { requestLog, requestWatch } from './request-log.js'
import { securityHeaders } from './security-headers.js'
import { wellFormedRequest } from './well-formed-request.js'

/** `requestId` answers a fresh UUID each time; pages of `corsOrigins` may call. */
export type KoaAppOptions = Readonly<{
  router: Router<HttpState>
  logger: Logger
  requestId: () => string
  observe?: RequestObserver
  corsOrigins?: readonly string[]
}>

/** What surrounds every route. */
export const koaApp = ({
  router,
  logger,
  requestId,
  observe = () => undefined,
  corsOrigins = [],
}: KoaAppOptions): Koa<HttpState> => {
  const app = new Koa<HttpState>()
  app
    .use(requestLog(requestId, requestWatch(logger, observe)))
    .use(securityHeaders)
    .use(lastResort(logger))
    .use(wellFormedRequest)
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins))
  app.use(router.routes()).use(unserved)
  app.on('error', reported(logger))
  return app
}
