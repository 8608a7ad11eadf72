import { err, ok, type Result } from 'neverthrow'
import type { HttpRefusal } from './http-refusal.js'

/**
 * The target of a request (RFC 9112 §3.2) as a path with its parameters, whichever form it came in. Any other form, or
 * a fragment, would make Koa ask Node's `url.parse`, which may throw, or warn on stderr with the client's URL.
 */
export const originForm = (target: string): Result<string, Extract<HttpRefusal, { type: 'MalformedTarget' }>> => {
  const [resource = ''] = target.split('#')
  if (resource === '*' || resource.startsWith('/')) return ok(resource)
  if (!/^https?:/i.test(resource) || !URL.canParse(resource)) return err({ type: 'MalformedTarget' })
  const { pathname, search } = new URL(resource)
  return ok(pathname + search)
}
