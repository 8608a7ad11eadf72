import { isIPv6 } from 'node:net'
import { z } from 'zod'

// The kinds of variables there are: each knows what it takes, and says so of what it does not take.

const MIN_SECRET_BYTES = 32
const HOUR = 60 * 60_000

export const whole = (fallback: number, min: number, max: number, description: string) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `must be at least ${min}`).max(max, `must be at most ${max}`))
    .default(fallback)
    .meta({ description })

export const wholeIfAny = (min: number, max: number, description: string) =>
  whole(0, min, max, description).unwrap().optional().meta({ description })

export const text = (description: string) => z.string().optional().meta({ description })

export const host = () =>
  z
    .string()
    .refine(
      value => isIPv6(value) || /^[^/@:\s]+$/.test(value),
      'must be a name or an address alone: no URL, and no port with it',
    )

export const httpUrl = () => z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' })

export const secret = (description: string) =>
  z
    .string()
    .refine(value => Buffer.byteLength(value) >= MIN_SECRET_BYTES, `must be at least ${MIN_SECRET_BYTES} bytes long`)
    .optional()
    .meta({ description })

export const choice = <const Values extends readonly [string, ...string[]]>(
  values: Values,
  fallback: Values[number],
  description: string,
) =>
  z
    .enum(values, `must be one of: ${values.join(', ')}`)
    .default(fallback)
    .meta({ description: `${description} One of: ${values.join(', ')}.` })

const QUOTA = /[1-9]\d{0,8}\/[1-9]\d{0,5}/.source
const oneQuota = new RegExp(`^${QUOTA}$`)
const twoQuotas = new RegExp(`^${QUOTA} ${QUOTA}$`)

/** So many in so many seconds. */
export const quota = (fallback: string, description: string) =>
  z.string().regex(oneQuota, 'must be like 60/60: so many in so many seconds').default(fallback).meta({ description })

/** The same for each account, and then for each address. */
export const quotas = (fallback: string, description: string) =>
  z
    .string()
    .regex(twoQuotas, 'must be like 60/60 600/60: so many in so many seconds, of one account and of one address')
    .default(fallback)
    .meta({ description })

export const origins = (description: string) =>
  z
    .string()
    .transform(value => value.split(',').map(origin => origin.trim()))
    .refine(
      list =>
        list.every(
          origin => /^https?:[^*]+$/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin,
        ),
      'must be origins as browsers send them, like https://shop.example, separated by commas',
    )
    .optional()
    .meta({ description })

export const ms = (fallback: number, description: string, min = 1) =>
  whole(fallback, min, 24 * HOUR, `${description} In ms.`)
