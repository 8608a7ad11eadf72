import type { Next } from 'koa'
import type { HttpContext } from './http-context.js'
import type { Logger } from '../../support/logger.js'

/** Names each request (an id from outside is not trusted), and tells of it in one line when it is over. */
export const requestLog =
  (logger: Logger, requestId: () => string) =>
  (context: HttpContext, next: Next): Promise<unknown> => {
    const began = performance.now()
    context.state.requestId = requestId()
    context.res.setHeader('X-Request-Id', context.state.requestId)
    context.res.once('close', () => tell(logger, context, performance.now() - began))
    return next() as Promise<unknown>
  }

// The pattern of the route, and never the URL: people put all kinds of things into URLs.
const tell = (logger: Logger, { method, res, state }: HttpContext, ms: number) => {
  const { requestId, route = 'none', userId, refusal } = state
  const status = res.writableFinished ? res.statusCode : undefined
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
