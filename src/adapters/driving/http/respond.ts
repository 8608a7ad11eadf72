import type { HttpContext, HttpState } from './http-context.js'
import type { Told } from './http-refusal.js'
import { problemOf } from './problems/problem.js'
import type { Answer } from './route.js'

export const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json'

/** The one place where an answer is written. */
export const respond = (context: HttpContext, { status, text, type = JSON_TYPE, headers }: Answer): void => {
  context.status = status
  if (headers) context.set(headers)
  if (text !== undefined) context.set('Content-Type', type)
  context.body = text ?? null
}

export const refuse = (context: HttpContext, error: Told): void => respond(context, refusalOf(error, context.state))

/** The answer that tells of the refusal, which is noted for the log. */
export const refusalOf = (error: Told, state: HttpState): Answer => {
  state.refusal = error
  return { ...problemOf(error, state.requestId), type: PROBLEM_TYPE }
}
