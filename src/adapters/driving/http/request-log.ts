import type { Next } from 'koa'
import type { HttpContext, HttpState } from './http-context.js'
import type { Logger } from '../../support/logger.js'
import type { ObservedRequest, RequestObserver } from '../../support/metrics.js'

type Asked = Pick<HttpContext, 'method' | 'res' | 'state'>
/** Has a request told of when it is over. */
export type Watch = (asked: Asked) => void

/** Tells of each request when it is over, the log in one line. */
export const requestWatch =
  (logger: Logger, observe: RequestObserver): Watch =>
  asked => {
    const began = performance.now()
    // No `once`: it is told no second time, and this is on the way of every request.
    asked.res.on('close', () => {
      const request = requestOf(asked, performance.now() - began)
      tell(logger, asked, request)
      observe(request)
    })
  }

/** Names each request (an id from outside is not trusted), and has it told of. */
export const requestLog =
  (requestId: () => string, watch: Watch) =>
  (context: HttpContext, next: Next): Promise<unknown> => {
    context.state.requestId = requestId()
    context.res.setHeader('X-Request-Id', context.state.requestId)
    watch(context)
    return next() as Promise<unknown>
  }

// The pattern of the route, and never the URL: people put all kinds of things into URLs.
const requestOf = ({ method, res, state }: Asked, ms: number): ObservedRequest => ({
  method,
  route: state.route ?? 'none',
  status: res.writableFinished ? res.statusCode : undefined,
  ms,
})

const tell = (logger: Logger, { res, state }: Asked, request: ObservedRequest) => {
  const facts = factsOf(state, request)
  if (res.statusCode >= 500) logger.warn(facts, 'request')
  else logger.info(facts, 'request')
}

// One by one: spreading what there may be costs as much as writing it down.
const factsOf = ({ requestId, userId, refusal }: HttpState, { method, route, status, ms }: ObservedRequest): object => {
  const facts: Record<string, unknown> = { requestId, method, route }
  if (status === undefined) facts['abandoned'] = true
  else facts['status'] = status
  facts['ms'] = Math.round(ms * 10) / 10
  if (userId !== undefined) facts['userId'] = userId
  if (refusal) facts['problem'] = refusal.type
  if (refusal && 'what' in refusal) facts['what'] = refusal.what
  return facts
}
