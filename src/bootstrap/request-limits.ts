import type { Container } from 'inversify'
import { requestLimits, type RequestLimits } from '../adapters/driving/http/request-limits.js'
import type { Config } from './config.js'
import { T } from './tokens.js'

/** What limits requests over HTTP, if anything does. */
export const requestLimitsOf = (
  container: Container,
  { http: { trustedProxies }, limits: { on, quotas } }: Pick<Config, 'http' | 'limits'>,
): Readonly<{ limits?: RequestLimits }> => {
  if (!on) return {}
  const [limiter, observe] = [container.get(T.rateLimiter), container.get(T.metrics).limit]
  return { limits: requestLimits({ limiter, quotas, trustedProxies, observe }) }
}
