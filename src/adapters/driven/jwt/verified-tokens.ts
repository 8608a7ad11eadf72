import type { Principal } from '../../../domain/account/session.js'

/** Who a verified token is, and when it runs out: seconds since the Unix epoch. */
export type Verified = Readonly<{ principal: Principal; exp: number }>

/** Access tokens found good, at most `capacity` of them, each only until it runs out. Refused tokens have no place here. */
export type VerifiedTokens = Readonly<{
  get(token: string, now: number): Principal | undefined
  put(token: string, verified: Verified, now: number): void
}>

export const verifiedTokens = (capacity: number): VerifiedTokens => {
  const known = new Map<string, Verified>()

  return {
    get: (token, now) => {
      const found = known.get(token)
      return found && now < found.exp ? found.principal : undefined
    },

    put: (token, verified, now) => {
      known.set(token, verified)
      // Tokens all live equally long, so the oldest run out first: neither they, nor what was signed out, stay for long.
      for (const [oldest, { exp }] of known) {
        if (known.size <= capacity && now < exp) break
        known.delete(oldest)
      }
    },
  }
}
