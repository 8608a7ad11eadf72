import type { Next } from 'koa'
import type { HttpContext, HttpState } from './http-context.js'
import type { Told } from './http-refusal.js'
import type { Logger } from '../../support/logger.js'
import { refuse } from './respond.js'

/** Expected refusals are values: what arrives here is a bug. The log has its stack, and the client not a word of it. */
export const lastResort =
  (logger: Logger) =>
  async (context: HttpContext, next: Next): Promise<void> => {
    try {
      await next()
    } catch (error) {
      refuse(context, bug(logger, context.state, error))
    }
  }

/** What the client is told of a bug; the log is told of it here. */
export const bug = (logger: Logger, { requestId, route }: HttpState, error: unknown): Told<'Bug'> => {
  logger.error({ requestId, route, ...inside(error) }, 'bug')
  return { type: 'Bug' }
}

/** What Koa itself reports: a connection that broke under its answer, or a bug before any request had a name. */
export const reported =
  (logger: Logger) =>
  (error: unknown): void => {
    if (error instanceof Error && 'code' in error) logger.debug({ code: error.code }, 'connection broke')
    else logger.error(inside(error), 'bug')
  }

// Built field by field: an error of a library may carry the body of the request.
const inside = (error: unknown) =>
  error instanceof Error ? { error: error.name, stack: error.stack } : { error: typeof error }
