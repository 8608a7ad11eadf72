import type { Next } from 'koa'
import type { HttpContext } from './http-context.js'

/** For an API that no page embeds (OWASP REST Security). HSTS belongs to the proxy that ends TLS. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const
const HEADERS = Object.entries(SECURITY_HEADERS)

/** Set on every answer; a route may say otherwise. */
export const securityHeaders = ({ res }: HttpContext, next: Next): Promise<unknown> => {
  for (const [name, value] of HEADERS) res.setHeader(name, value)
  return next() as Promise<unknown>
}
