/** So many requests within `window` ms, which begins with the first of them. */
export type Quota = Readonly<{ limit: number; window: number }>
/** What a quota is left to whom: each key is counted for itself, and a key always has the same quota. */
export type Budget = Quota & Readonly<{ key: string }>
/** How a budget stands now: what is left of it, whether that was too little, and in how many ms all of it is back. */
export type Standing = Readonly<{ remaining: number; exhausted: boolean; resetAfter: number }>

export interface RateLimiter {
  /**
   * Counts one request against each of these budgets, or against none of them if one is exhausted. Answers how each stands,
   * in their order. MUST let no more requests through than the limit, of however many at once, and MUST NOT fail: one that
   * is away counts in this process alone. What others have spent meanwhile MAY be told late, and a part of a budget that is
   * spent quickly MAY be kept for who spends it.
   */
  spend(budgets: readonly Budget[]): Promise<readonly Standing[]>
}
