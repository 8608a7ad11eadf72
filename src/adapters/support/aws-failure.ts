import { z } from 'zod'

/**
 * What became of a call that AWS did not answer with success. `NotSent`: it never got there; `Refused`: AWS said no to
 * it; after both nothing has been done. `Unknown`: it may have been.
 */
export type AwsFailure = Readonly<
  { reason: string } & (
    { type: 'NotSent' | 'Unknown' } | { type: 'Refused'; status: number; code: string; throttled: boolean }
  )
>

const connecting = z.object({ syscall: z.enum(['connect', 'getaddrinfo']) })
const failure = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  $metadata: z.object({ httpStatusCode: z.int().optional(), attempts: z.int().optional() }).catch({}),
})
const neverConnected = z.union([
  connecting,
  // Several addresses were tried.
  z.object({ errors: z.array(connecting).min(1) }),
  z.object({ name: z.enum(['CredentialsProviderError', 'ProviderError', 'TokenProviderError']) }),
  z.object({ code: z.literal('UND_ERR_CONNECT_TIMEOUT') }),
  z.object({ code: z.string().regex(/^(ERR_TLS_CERT_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/) }),
])

/** The names under which AWS says "too much", beyond the status 429. */
const THROTTLED = /throttl|toomanyrequests|requestlimitexceeded|slowdown|overlimit/i

/**
 * Judges what an AWS client threw. Whatever is not known for certain is `Unknown`, and so is what the SDK tried twice.
 */
export const awsFailure = (error: unknown): AwsFailure => {
  const { name, message, $metadata } = failure
    .catch({ name: 'Error', message: String(error), $metadata: {} })
    .parse(error)
  const { httpStatusCode: status = 0, attempts = 1 } = $metadata
  const reason = `${name}: ${message}`
  if (attempts > 1) return { type: 'Unknown', reason }
  if (status === 0 && neverConnected.safeParse(error).success) return { type: 'NotSent', reason }
  const throttled = status === 429 || (status >= 400 && THROTTLED.test(name))
  // 408: the request did not arrive in time; what of it did, nobody knows.
  if (throttled || (status >= 400 && status < 500 && status !== 408))
    return { type: 'Refused', status, code: name, throttled, reason }
  return { type: 'Unknown', reason }
}
