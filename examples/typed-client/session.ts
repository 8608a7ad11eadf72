import createClient from 'openapi-fetch'
import type { components, paths } from './api.js'
import { refused } from './refused.js'

export type Tokens = Pick<components['schemas']['Tokens'], 'accessToken' | 'refreshToken'>
type Send = (request: Request) => Promise<Response>

export type SessionOptions = Readonly<{
  /** Where the service is. */
  baseUrl: string
  /** Of the sign-in, or as they were kept. */
  tokens: Tokens
  /** Is told each new pair, to keep it: the one before is spent. */
  keep?: (tokens: Tokens) => void
  /** For tests. */
  send?: Send
}>

/** Signs in. Rejects with the problem if that is refused. */
export const logIn = async (
  baseUrl: string,
  credentials: Readonly<{ email: string; password: string }>,
): Promise<Tokens> => {
  const { data, error } = await createClient<paths>({ baseUrl }).POST('/api/auth/login', { body: credentials })
  if (!data) throw refused(error)
  return data
}

/** The whole API, typed, as somebody who is signed in: a request whose token has run out is sent again with a new one. */
export const clientOf = ({ baseUrl, send = fetch, keep, ...signedIn }: SessionOptions) => {
  let tokens: Tokens = signedIn.tokens
  let refreshing: Promise<void> | undefined

  const refresh = async () => {
    const open = createClient<paths>({ baseUrl, fetch: send })
    const { refreshToken } = tokens
    const { data, error } = await open.POST('/api/auth/refresh', { body: { refreshToken } })
    if (!data) throw refused(error)
    tokens = data
    keep?.(tokens)
  }

  /** A refresh token is good once: requests that are refused at the same time share one refresh. */
  const renewed = async (stale: string) => {
    if (tokens.accessToken !== stale) return
    refreshing ??= refresh().finally(() => (refreshing = undefined))
    await refreshing
  }

  const sendSigned: Send = async request => {
    const { accessToken } = tokens
    const first = await send(signed(request.clone(), accessToken))
    if (first.status !== 401) return first
    await renewed(accessToken)
    return send(signed(request, tokens.accessToken))
  }

  return createClient<paths>({ baseUrl, fetch: sendSigned })
}

export type Client = ReturnType<typeof clientOf>

const signed = (request: Request, accessToken: string): Request => {
  request.headers.set('Authorization', `Bearer ${accessToken}`)
  return request
}
