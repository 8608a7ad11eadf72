import { err, ok, ResultAsync, type Result } from 'neverthrow'
import type { LimitClass } from '../../support/limit-class.js'
import type { LimitObserver } from '../../support/metrics.js'
import type { Budget, Quota, RateLimiter, Standing } from '../../support/rate-limiter.js'
import { clientNetwork } from './client-network.js'
import type { HttpContext } from './http-context.js'
import type { Told } from './http-refusal.js'

/** How many requests of a class one address may send, and one account, where there is one. */
export type Quotas = Readonly<Record<LimitClass, Readonly<{ address: Quota; account?: Quota }>>>
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
export const requestLimits =
  ({ limiter, quotas, trustedProxies, observe }: RequestLimitsOptions): RequestLimits =>
  (asked, limit) => {
    const { userId } = asked.state
    const { address, account } = quotas[limit]
    const budgets: readonly Budget[] = [
      { key: `${limit}-address:${clientNetwork(asked.req, trustedProxies)}`, ...address },
      ...(userId === undefined || account === undefined ? [] : [{ key: `${limit}-account:${userId}`, ...account }]),
    ]
    const told = (standings: readonly Standing[]): Result<void, TooMany> => {
      asked.set('RateLimit-Policy', listed(budgets, policyOf))
      asked.set(
        'RateLimit',
        listed(budgets, (_, index) => standingOf(standings[index])),
      )
      const waits = standings.filter(({ exhausted }) => exhausted).map(({ resetAfter }) => resetAfter)
      if (waits.length === 0) return ok()
      observe(limit)
      return err({ type: 'TooManyRequests', retryAfterMs: Math.max(...waits) })
    }
    return new ResultAsync(limiter.spend(budgets).then(told))
  }

const seconds = (ms: number) => Math.ceil(ms / 1_000)

const policyOf = ({ limit, window }: Budget) => `q=${limit};w=${seconds(window)}`
const standingOf = (standing?: Standing) => `r=${standing?.remaining ?? 0};t=${seconds(standing?.resetAfter ?? 0)}`

/** A list of structured fields (RFC 9651): each names its policy, by what the key begins with. */
const listed = (budgets: readonly Budget[], say: (budget: Budget, index: number) => string): string =>
  budgets.map((budget, index) => `"${budget.key.slice(0, budget.key.indexOf(':'))}";${say(budget, index)}`).join(', ')
