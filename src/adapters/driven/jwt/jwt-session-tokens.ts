import { ok } from 'neverthrow'
import { z } from 'zod'
import type { SessionTokens } from '../../../application/ports/driven/session-tokens.js'
import { expiryOf } from '../../../domain/account/session.js'
import type { SessionId, UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { signedToken, type Issuance, type Secrets } from './signed-token.js'
import { verifiedTokens } from './verified-tokens.js'

export type JwtSettings = Issuance & Readonly<{ access: Secrets; refresh: Secrets; cachedTokens?: number }>

const ACCESS_SECONDS = 10 * 60
const CACHED_TOKENS = 10_000

const userId = z.string().transform(text => text as UserId)
const sessionId = z.string().transform(text => text as SessionId)
const times = { iat: z.number(), exp: z.number() }
const accessClaims = z.object({ sub: userId, sid: sessionId, role: z.enum(['customer', 'admin']), ...times })
const refreshClaims = z.object({ sid: sessionId, gen: z.int().min(0), ...times })

/**
 * Tokens as HS256 JWTs. An access token lives 10 minutes, and never longer than its session. It is good by itself: whether
 * its session still is, others have to ask.
 */
export const jwtSessionTokens = ({ cachedTokens = CACHED_TOKENS, ...settings }: JwtSettings): SessionTokens => {
  const access = signedToken('at+jwt', accessClaims, settings.access, settings)
  const refresh = signedToken('rt+jwt', refreshClaims, settings.refresh, settings)
  const verified = verifiedTokens(cachedTokens)

  return {
    issue: (session, role, now) => {
      const { id: sid, userId: sub, generation: gen, rotatedAt } = session
      const iat = seconds(now)
      const end = seconds(expiryOf(session))
      const exp = Math.min(iat + ACCESS_SECONDS, end)
      return {
        accessToken: access.sign({ sub, sid, role, iat, exp }),
        // Nothing of now and nothing of chance: the same session gets the same token again.
        refreshToken: refresh.sign({ sid, gen, iat: seconds(rotatedAt), exp: end }),
        expiresIn: exp - iat,
      }
    },

    readAccess: (token, now) => {
      const known = verified.get(token, seconds(now))
      if (known) return ok(known)
      return access.read(token, seconds(now)).map(({ sub, sid, role, exp }) => {
        const principal = { userId: sub, role, sessionId: sid }
        verified.put(token, { principal, exp }, seconds(now))
        return principal
      })
    },

    readRefresh: (token, now) =>
      refresh.read(token, seconds(now)).map(({ sid, gen }) => ({ sessionId: sid, generation: gen })),
  }
}

const seconds = (at: Instant): number => Math.floor(at / 1_000)
