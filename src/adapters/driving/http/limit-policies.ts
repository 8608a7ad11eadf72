import type { LimitClass } from '../../support/limit-class.js'
import type { Quota, Standing } from '../../support/rate-limiter.js'

/** How many requests of a class one address may send, and one account, where there is one. */
export type Quotas = Readonly<Record<LimitClass, Readonly<{ address: Quota; account?: Quota }>>>

/** A quota by its name; `says`: what answers tell of it. */
export type Policy = Quota & Readonly<{ name: string; says: string }>
/** Which policies hold for a request, and what `RateLimit-Policy` says of them. */
export type Policies = Readonly<{ list: readonly Policy[]; say: string }>

/** Of a class of requests: for whoever asks, and for those whose account is known. The first is of the address, the second of the account. */
export type ClassPolicies = Readonly<{ anybody: Policies; somebody: Policies }>

/** Made once, as every answer tells of them. */
export const limitPolicies = (limit: LimitClass, { address, account }: Quotas[LimitClass]): ClassPolicies => {
  const ofAddress = policyOf(`${limit}-address`, address)
  const anybody = together([ofAddress])
  return { anybody, somebody: account ? together([ofAddress, policyOf(`${limit}-account`, account)]) : anybody }
}

/** What `RateLimit` says of how the budgets of these policies stand: a list of structured fields (RFC 9651). */
export const sayStandings = (policies: readonly Policy[], standings: readonly Standing[]): string => {
  let said = ''
  policies.forEach(({ name }, index) => {
    const { remaining = 0, resetAfter = 0 } = standings[index] ?? {}
    said += `${index > 0 ? ', ' : ''}"${name}";r=${remaining};t=${seconds(resetAfter)}`
  })
  return said
}

const policyOf = (name: string, { limit, window }: Quota): Policy => ({
  name,
  limit,
  window,
  says: `"${name}";q=${limit};w=${seconds(window)}`,
})

const together = (list: readonly Policy[]): Policies => ({ list, say: list.map(({ says }) => says).join(', ') })

const seconds = (ms: number) => Math.ceil(ms / 1_000)
