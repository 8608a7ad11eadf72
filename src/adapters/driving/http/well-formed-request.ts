import type { IncomingMessage } from 'node:http'
import type { Next } from 'koa'
import { err, ok, type Result } from 'neverthrow'
import type { HttpContext } from './http-context.js'
import type { HttpRefusal } from './http-refusal.js'
import { originForm } from './request-target.js'
import { refuse } from './respond.js'

const MAX_HEADERS = 100

/** Refuses what HTTP itself forbids, before anything else is read of the request; what goes on has its target as a path. */
export const wellFormedRequest = async (context: HttpContext, next: Next): Promise<void> => {
  const target = wellFormed(context.req).andThen(() => originForm(context.url))
  if (target.isErr()) {
    refuse(context, target.error)
    return
  }
  context.url = target.value
  await next()
}

const wellFormed = ({ rawHeaders, headersDistinct, httpVersion }: IncomingMessage): Result<void, HttpRefusal> => {
  // Names and values take turns.
  if (rawHeaders.length > 2 * MAX_HEADERS) return err({ type: 'TooManyHeaders', limit: MAX_HEADERS })
  if (httpVersion !== '1.1') return ok()
  const { host, expect = [] } = headersDistinct
  // RFC 9112 §3.2: exactly one.
  if (host?.length !== 1) return err({ type: 'AmbiguousHost' })
  return expect.every(expectation => /^100-continue$/i.test(expectation)) ? ok() : err({ type: 'ExpectationFailed' })
}
