import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { err, ok, type Result } from 'neverthrow'
import type { z } from 'zod'
import { unauthenticated, type Unauthenticated } from '../../../application/errors.js'

/** Tokens are signed with the `current` secret and read with any of them: that is how a secret is changed. */
export type Secrets = Readonly<{ current: string; previous: readonly string[] }>
export type Issuance = Readonly<{ issuer: string; audience: string }>
/** When a token was issued and when it runs out: seconds since the Unix epoch (RFC 7519 NumericDate). */
export type Times = Readonly<{ iat: number; exp: number }>

export type SignedToken<Claims> = Readonly<{
  sign(claims: Claims): string
  /** `now` in seconds since the Unix epoch. Whatever is wrong with the token, the answer is the same. */
  read(token: string, now: number): Result<Claims, Unauthenticated>
}>

const ALGORITHM = 'HS256'
const MAX_LENGTH = 4_096

/**
 * One kind of token. Its type stands in the header and is asked for again, so that no kind passes for another, even where
 * two share a secret (RFC 8725 §3.11).
 */
export const signedToken = <Claims extends Times>(
  type: string,
  schema: z.ZodType<Claims>,
  secrets: Secrets,
  { issuer, audience }: Issuance,
): SignedToken<Claims> => {
  const signingKey = keyOf(secrets.current)
  const keys = [signingKey, ...secrets.previous.map(keyOf)]

  const verified = (token: string, key: KeyObject, now: number): jwt.Jwt | undefined => {
    try {
      return jwt.verify(token, key, {
        algorithms: [ALGORITHM],
        issuer,
        audience,
        clockTimestamp: now,
        complete: true,
      })
    } catch {
      return undefined
    }
  }

  return {
    sign: claims =>
      jwt.sign(claims, signingKey, { algorithm: ALGORITHM, header: { alg: ALGORITHM, typ: type }, issuer, audience }),

    read: (token, now) => {
      if (token.length > MAX_LENGTH) return err(unauthenticated)
      for (const key of keys) {
        const found = verified(token, key, now)
        if (found === undefined) continue
        const { header, payload } = found
        const claims = schema.safeParse(payload)
        // What `crit` names must be understood (RFC 7515 §4.1.11), and jsonwebtoken overlooks it.
        if (claims.success && header.typ === type && header.crit === undefined) return ok(claims.data)
      }
      return err(unauthenticated)
    },
  }
}

// A secret given as a string is parsed anew for every token, which costs ten times the rest.
const keyOf = (secret: string): KeyObject => createSecretKey(secret, 'utf8')
