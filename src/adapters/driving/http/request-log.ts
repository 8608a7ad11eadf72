import type { Next } from 'koa'
import type { HttpContext } from './http-context.js'
import type { Logger } from '../../support/logger.js'
import type { ObservedRequest, RequestObserver } from '../../support/metrics.js'

/** Names each request (an id from outside is not trusted), and tells of it when it is over, the log in one line. */
export const requestLog =
  (logger: Logger, requestId: () => string, observe: RequestObserver) =>
  (context: HttpContext, next: Next): Promise<unknown> => {
    const began = performance.now()
    context.state.requestId = requestId()
    context.res.setHeader('X-Request-Id', context.state.requestId)
    context.res.once('close', () => {
      const request = requestOf(context, performance.now() - began)
      tell(logger, context, request)
      observe(request)
    })
    return next() as Promise<unknown>
  }

// The pattern of the route, and never the URL: people put all kinds of things into URLs.
const requestOf = ({ method, res, state }: HttpContext, ms: number): ObservedRequest => ({
  method,
  route: state.route ?? 'none',
  status: res.writableFinished ? res.statusCode : undefined,
  ms,
})

const tell = (logger: Logger, { res, state }: HttpContext, { method, route, status, ms }: ObservedRequest) => {
  const { requestId, userId, refusal } = state
  const facts = {
    requestId,
    method,
    route,
    ...(status === undefined ? { abandoned: true } : { status }),
    ms: Math.round(ms * 10) / 10,
    ...(userId === undefined ? {} : { userId }),
    ...(refusal ? { problem: refusal.type } : {}),
    ...(refusal && 'what' in refusal ? { what: refusal.what } : {}),
  }
  if (res.statusCode >= 500) logger.warn(facts, 'request')
  else logger.info(facts, 'request')
}
