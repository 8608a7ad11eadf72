import { err, ok, ResultAsync, type Result } from 'neverthrow'
import { LIMIT_CLASSES, type LimitClass } from '../../support/limit-class.js'
import type { LimitObserver } from '../../support/metrics.js'
import type { RateLimiter, Standing } from '../../support/rate-limiter.js'
import { clientNetwork } from './client-network.js'
import type { HttpContext } from './http-context.js'
import type { Told } from './http-refusal.js'
import { limitPolicies, sayStandings, type ClassPolicies, type Quotas } from './limit-policies.js'

export type RequestLimitsOptions = Readonly<{
  limiter: RateLimiter
  quotas: Quotas
  trustedProxies: number
  observe: LimitObserver
}>

type Asked = Pick<HttpContext, 'req' | 'state'> & Readonly<{ set: (header: string, value: string) => void }>
type TooMany = Told<'TooManyRequests'>
/** Counts the request; refuses it if there were too many of its class already. */
export type RequestLimits = (asked: Asked, limit: LimitClass) => ResultAsync<void, TooMany>

/** Every answer from then on says how the budgets stand (draft-ietf-httpapi-ratelimit-headers-10). */
export const requestLimits = ({ limiter, quotas, trustedProxies, observe }: RequestLimitsOptions): RequestLimits => {
  const policiesOf = Object.fromEntries(
    LIMIT_CLASSES.map(limit => [limit, limitPolicies(limit, quotas[limit])]),
  ) as Record<LimitClass, ClassPolicies>

  return (asked, limit) => {
    const { userId } = asked.state
    const { list, say } = userId === undefined ? policiesOf[limit].anybody : policiesOf[limit].somebody
    const whose = [clientNetwork(asked.req, trustedProxies), userId]
    const told = (standings: readonly Standing[]): Result<void, TooMany> => {
      asked.set('RateLimit-Policy', say)
      asked.set('RateLimit', sayStandings(list, standings))
      if (!standings.some(({ exhausted }) => exhausted)) return ok()
      observe(limit)
      const waits = standings.filter(({ exhausted }) => exhausted).map(({ resetAfter }) => resetAfter)
      return err({ type: 'TooManyRequests', retryAfterMs: Math.max(...waits) })
    }
    const budgets = list.map(({ name, limit, window }, index) => ({ key: `${name}:${whose[index]}`, limit, window }))
    return new ResultAsync(limiter.spend(budgets).then(told))
  }
}
