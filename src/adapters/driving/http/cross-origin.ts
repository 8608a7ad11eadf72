import cors from '@koa/cors'
import type { Middleware } from 'koa'

const SENT = ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match']
const EXPOSED = [
  'ETag',
  'Location',
  'Link',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'Idempotency-Replayed',
  'X-Request-Id',
]
const ONE_HOUR = 3_600

/**
 * Lets pages of these origins, each compared as a whole, call the API and read what it answers. No credentials of the
 * browser are taken: tokens are sent by hand.
 */
export const crossOrigin = (origins: readonly string[]): Middleware => {
  const allowed = new Set(origins)
  return cors({
    origin: ({ headers }) => (headers.origin !== undefined && allowed.has(headers.origin) ? headers.origin : ''),
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowHeaders: SENT,
    exposeHeaders: EXPOSED,
    maxAge: ONE_HOUR,
  })
}
