import type { RouterContext } from '@koa/router'
import type { UserId } from '../../../domain/shared/ids.js'
import type { AppError } from './http-refusal.js'

/** What is known of a request by the time it is answered: the log tells it. */
export type HttpState = {
  requestId: string
  route?: string
  userId?: UserId
  refusal?: AppError
  /** The answer may come much later than who asks was admitted. */
  waits?: true
}

export type HttpContext = RouterContext<HttpState>
