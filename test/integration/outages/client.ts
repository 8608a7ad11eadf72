/** `took`: ms; `at`: when it was asked, by `performance.now()`. A connection that broke is status 0. */
export type Answer = Readonly<{
  status: number
  retryAfter?: string
  body: Readonly<Record<string, unknown>>
  at: number
  took: number
}>
type Asked = Readonly<{ token?: string; body?: object; key?: string }>

/** For liveness only: longer than anything may take. */
const LIMIT_MS = 30_000

/** Asks the service at this address; what cannot be asked is answered as well. */
export const client =
  (address: string) =>
  async (method: string, path: string, { token, body, key }: Asked = {}): Promise<Answer> => {
    const at = performance.now()
    const answered = async (): Promise<Omit<Answer, 'at' | 'took'>> => {
      const response = await fetch(`${address}${path}`, {
        method,
        signal: AbortSignal.timeout(LIMIT_MS),
        headers: {
          ...(body && { 'Content-Type': 'application/json' }),
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(key && { 'Idempotency-Key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const retryAfter = response.headers.get('Retry-After')
      return {
        status: response.status,
        ...(retryAfter === null ? {} : { retryAfter }),
        body: (await response.json()) as Answer['body'],
      }
    }
    const answer = await answered().catch((error: unknown) => ({ status: 0, body: { error: String(error) } }))
    return { ...answer, at, took: performance.now() - at }
  }
