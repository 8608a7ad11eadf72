import type { HttpContext } from './http-context.js'
import type { Told } from './http-refusal.js'
import { problemOf } from './problems/problem.js'
import type { Answer } from './route.js'

const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json'

/** The one place where an answer is written. */
export const respond = (context: HttpContext, { status, text, type = JSON_TYPE, headers }: Answer): void => {
  context.status = status
  if (headers) context.set(headers)
  if (text !== undefined) context.set('Content-Type', type)
  context.body = text ?? null
}

/** The one place where a refusal is written, and noted for the log. */
export const refuse = (context: HttpContext, error: Told): void => {
  context.state.refusal = error
  const { status, headers, text } = problemOf(error, context.state.requestId)
  respond(context, { status, text, headers, type: PROBLEM_TYPE })
}
