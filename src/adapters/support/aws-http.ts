import { Agent, type Dispatcher } from 'undici'

/** A request of the AWS SDK, as its protocols for SQS and SES make them, and those that it gets credentials by. */
type Asked = Readonly<{
  protocol: string
  hostname: string
  port?: number
  method: string
  path: string
  query?: Record<string, unknown>
  headers: Record<string, string>
  body?: string | Uint8Array
}>
type Options = Readonly<{ requestTimeout?: number; abortSignal?: AbortSignal }>
type Answered = Readonly<{
  response: Readonly<{ statusCode: number; headers: Record<string, string>; body: Uint8Array }>
}>

/** The `requestHandler` of an AWS client. */
export type AwsHttp = Readonly<{
  /**
   * Sends the request once. Rejects with the error of the system or of TLS, and with a `TimeoutError` if the whole of the
   * answer is not there within `requestTimeout`, ms: what has not been sent by then never is.
   */
  handle: (request: Asked, options?: Options) => Promise<Answered>
  /** Closes all connections; who still waits for an answer gets none. */
  destroy: () => void
}>

const CONNECT_WITHIN_MS = 1_000
/** Servers that do not say how long they keep a connection do so for five seconds and more. */
const KEEP_IDLE_MS = 4_000

/**
 * HTTP for an AWS client at less than half of what the SDK's own costs, in connections of its own, each with one request
 * at a time: nobody waits for one. `answerWithin`: the limit of requests that have none, ms.
 */
export const awsHttp = (answerWithin: number): AwsHttp => {
  const agent = new Agent({
    connect: { timeout: CONNECT_WITHIN_MS },
    keepAliveTimeout: KEEP_IDLE_MS,
    // One limit for all of it, below, which is exact: those of undici go by a clock of half seconds.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  return {
    handle: (request, { requestTimeout = answerWithin, abortSignal } = {}) =>
      exchanged(agent, request, requestTimeout, abortSignal),
    destroy: () => void agent.destroy(),
  }
}

const exchanged = (agent: Agent, request: Asked, within: number, signal?: AbortSignal): Promise<Answered> =>
  new Promise((resolve, reject) => {
    let sending: Dispatcher.DispatchController | undefined
    let givenUp: Error | undefined
    let head: Omit<Answered['response'], 'body'> = { statusCode: 0, headers: {} }
    const body: Uint8Array[] = []

    const settled = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', aborted)
    }
    const failed = (error: Error) => {
      settled()
      reject(error)
    }
    const giveUp = (name: string, message: string) => {
      givenUp = Object.assign(new Error(message), { name })
      sending?.abort(givenUp)
      failed(givenUp)
    }
    const late = () => giveUp('TimeoutError', `no answer within ${within} ms`)
    const aborted = () => giveUp('AbortError', 'the call was aborted')
    // When it is this process that was late, the answer has arrived and waits to be read: it gets the chance.
    const timer = setTimeout(() => setImmediate(late), within)
    if (signal?.aborted) {
      aborted()
      return
    }
    signal?.addEventListener('abort', aborted)

    agent.dispatch(asked(request), {
      onRequestStart: controller => {
        sending = controller
        if (givenUp) controller.abort(givenUp)
      },
      onResponseStart: (_, statusCode, headers) => {
        head = { statusCode, headers: joined(headers) }
      },
      onResponseData: (_, chunk) => void body.push(chunk),
      onResponseEnd: () => {
        settled()
        resolve({ response: { ...head, body: Buffer.concat(body) } })
      },
      onResponseError: (_, error) => failed(error),
    })
  })

/** What was said several times, as one: the SDK knows no lists (RFC 9110, 5.3). */
const joined = (headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]))

const asked = ({ protocol, hostname, port, method, path, query = {}, headers, body = '' }: Asked) => ({
  origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
  method,
  path,
  query,
  headers,
  body,
})
