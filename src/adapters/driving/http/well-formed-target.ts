import { Result } from 'neverthrow'
import type { Next } from 'koa'
import type { HttpContext } from './http-context.js'
import { refuse } from './respond.js'

// A target in absolute form (RFC 9112 §3.2.2) that is no URL makes `path` throw, here and later in the router.
const pathOf = Result.fromThrowable((context: HttpContext) => context.path)

export const wellFormedTarget = async (context: HttpContext, next: Next): Promise<void> => {
  if (pathOf(context).isErr()) refuse(context, { type: 'MalformedTarget' })
  else await next()
}
