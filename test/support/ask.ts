import { noteSecrets } from './kept-secrets.js'

export type Answer = Readonly<{ status: number; headers: Headers; text: string; json: unknown }>
type Asking = Readonly<{
  token?: string | undefined
  key?: string | undefined
  json?: object
  /** As If-None-Match. */
  known?: string | undefined
  within?: number
}>

const WITHIN_MS = 10_000

/** One request of a service that runs; rejects when it is not answered within that many ms. */
export const ask = async (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  { token, key, json, known, within = WITHIN_MS }: Asking = {},
): Promise<Answer> => {
  noteSecrets({ key, json })
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(known === undefined ? {} : { 'if-none-match': known }),
    },
    body: json === undefined ? null : JSON.stringify(json),
    signal: AbortSignal.timeout(within),
  })
  const { status, headers } = answer
  const text = await answer.text()
  const answered = text === '' ? undefined : (JSON.parse(text) as unknown)
  noteSecrets({ json: answered })
  return { status, headers, text, json: answered }
}

/** The answer's JSON; rejects unless it is an answer of success. */
export const asked = async <T>(answering: Promise<Answer>): Promise<T> => {
  const { status, json } = await answering
  if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(json)}`)
  return json as T
}
