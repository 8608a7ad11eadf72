import { z } from 'zod'
import { pointerTo } from '../pointers.js'
import type { Particulars } from './problem-kind.js'

export const faultIn = (path: readonly PropertyKey[], detail: string): Particulars => ({
  errors: [{ pointer: pointerTo(path), detail }],
})

export const header = (name: string, value: string): Particulars => ({ headers: { [name]: value } })

export const WWW_AUTHENTICATE = z.object({
  'WWW-Authenticate': z.string().meta({
    description: '`Bearer`; with `error="invalid_token"` if a token was sent and is not valid.',
  }),
})
export const RETRY_AFTER = z.object({
  'Retry-After': z.string().meta({ description: 'Seconds to wait before it is sent again.' }),
})
export const RATE_LIMIT = z.object({
  'RateLimit-Policy': z
    .string()
    .meta({ description: 'Each policy with its quota `q`, and its window `w` in seconds.' }),
  RateLimit: z
    .string()
    .meta({ description: 'Of each policy what remains, `r`, and when it is reset, `t`, in seconds.' }),
})

/** `Retry-After` speaks of whole seconds (RFC 9110 §10.2.3). */
export const retryAfter = (ms: number): Particulars => header('Retry-After', String(Math.max(1, Math.ceil(ms / 1_000))))
