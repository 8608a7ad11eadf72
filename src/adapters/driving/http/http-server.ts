import { once } from 'node:events'
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http'
import { Server as NetServer, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { grantedTime, unlessArrived } from './arrival-time.js'
import { answerClientError, statusOfClientError } from './client-error.js'
import type { Logger } from '../../support/logger.js'
import { requestsInFlight } from './requests-in-flight.js'

/** How long a client may take, ms. */
export type HttpLimits = Readonly<{
  /** For the headers of a request. */
  headers: number
  /** For a whole request, unless its route gives it longer. */
  request: number
  /**
   * Between two requests, and without taking any more of an answer: longer than a load balancer waits, so that it is never
   * we who close under its request.
   */
  idle: number
  /** For the rest of a request that has begun, or one more on a connection that is kept, once the server stops. */
  rest: number
  /** How often the first two are looked at. */
  check: number
}>

export type HttpServerOptions = Readonly<{
  app: Readonly<{ callback: () => RequestListener }>
  host: string
  port: number
  logger: Logger
  /** More connections than these are closed at once. */
  maxConnections?: number
  limits?: Partial<HttpLimits>
}>

export type RunningServer = Readonly<{
  /** `http://host:port` */
  address: string
  /**
   * Takes no more connections, answers what was read, and closes. A request that is still arriving has the limit
   * for its rest, an answer has `graceMs`: then what is left is cut off. Answers how many requests were read wholly
   * and cut off.
   */
  stop: (graceMs: number) => Promise<number>
}>

const LIMITS: HttpLimits = { headers: 10_000, request: 15_000, idle: 65_000, rest: 1_000, check: 2_000 }
const MAX_CONNECTIONS = 10_000
const TIMED_OUT = 'ERR_HTTP_REQUEST_TIMEOUT'

/** Listens; rejects if it cannot. */
export const startHttpServer = async ({
  app,
  host,
  port,
  logger,
  ...options
}: HttpServerOptions): Promise<RunningServer> => {
  const limits = { ...LIMITS, ...options.limits }
  const server = createServer(nodeOptions(limits))
  server.maxConnections = options.maxConnections ?? MAX_CONNECTIONS
  // Node would drop further headers without a word; the app counts them, and their size stays limited.
  server.maxHeadersCount = 0
  const inFlight = requestsInFlight(server)
  const refuse = (code: string | undefined, socket: Duplex) => {
    const status = statusOfClientError(code)
    logger.info({ status, code }, 'unreadable request')
    if (!inFlight.closeAfterAnswer(socket)) answerClientError(socket, status)
  }
  server.on('clientError', ({ code }: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    // Node says once of each request that it is late: what has longer is let go on, and looked at again by ourselves.
    const late = code === TIMED_OUT ? inFlight.arriving(socket) : undefined
    const rest = late ? grantedTime(late) - limits.request : 0
    if (late && rest > 0) unlessArrived(late, rest, () => refuse(code, socket))
    else refuse(code, socket)
  })
  // Without a limit of its own, whoever takes nothing of an answer has it kept in memory for ever.
  server.timeout = limits.idle
  server.on('timeout', (socket: Duplex) => {
    if (!inFlight.isAnswering(socket)) socket.destroy()
  })
  const answer = app.callback()
  server.on('request', (request, response) => {
    // Node 20.19 takes a header without a name for one (RFC 9110 §5.1).
    if (request.headers[''] === undefined) answer(request, response)
    else answerClientError(request.socket, statusOfClientError('HPE_INVALID_HEADER_TOKEN'))
  })
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.listen(port, host)
  await once(server, 'listening')
  return { address: addressOf(server), stop: graceMs => stop(server, inFlight, { graceMs, restMs: limits.rest }) }
}

const nodeOptions = ({ headers, request, idle, check }: HttpLimits): ServerOptions => ({
  headersTimeout: headers,
  requestTimeout: request,
  keepAliveTimeout: idle,
  connectionsCheckingInterval: check,
  // The app refuses a request without one, in a problem.
  requireHostHeader: false,
})

const addressOf = (server: Server) => {
  const { address, family, port } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

const stop = async (
  server: Server,
  inFlight: ReturnType<typeof requestsInFlight>,
  { graceMs, restMs }: Readonly<{ graceMs: number; restMs: number }>,
) => {
  const closed = once(server, 'close')
  let cutOff = 0
  inFlight.closeAfterAnswers()
  // The server's own `close` drops idle connections at once, and with them the request that is just arriving on one.
  NetServer.prototype.close.call(server)
  const tick = setInterval(() => inFlight.closeUnowed(), restMs)
  const limit = setTimeout(() => {
    cutOff = inFlight.count()
    server.closeAllConnections()
  }, graceMs)
  await closed
  clearInterval(tick)
  clearTimeout(limit)
  return cutOff
}
