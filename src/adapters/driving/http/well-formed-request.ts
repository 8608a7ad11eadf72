import type { IncomingMessage } from 'node:http'
import type { Next } from 'koa'
import { err, ok, type Result } from 'neverthrow'
import type { HttpContext } from './http-context.js'
import type { HttpRefusal } from './http-refusal.js'
import { originForm } from './request-target.js'
import { refuse } from './respond.js'

const MAX_HEADERS = 100
const HOST = 'host'

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

/** What HTTP itself forbids in a request, but for its target. */
export const wellFormed = (request: IncomingMessage): Result<void, HttpRefusal> => {
  const { rawHeaders, headers, httpVersion } = request
  // Names and values take turns.
  if (rawHeaders.length > 2 * MAX_HEADERS) return err({ type: 'TooManyHeaders', limit: MAX_HEADERS })
  if (httpVersion !== '1.1') return ok()
  // RFC 9112 §3.2: exactly one.
  if (hostsIn(rawHeaders) !== 1) return err({ type: 'AmbiguousHost' })
  if (headers.expect === undefined) return ok()
  const { expect = [] } = request.headersDistinct
  return expect.every(expectation => /^100-continue$/i.test(expectation)) ? ok() : err({ type: 'ExpectationFailed' })
}

// Of several, Node keeps the first without a word.
const hostsIn = (rawHeaders: readonly string[]) => {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === HOST.length && name.toLowerCase() === HOST) hosts += 1
  }
  return hosts
}
