import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** A request on its way to a server: when it came, by which connection, and what becomes of its answer. */
export type Passing = Readonly<{ path: string; body: string; at: number; socket: Socket; response: ServerResponse }>

export type Between = Readonly<{ address: string; port: number; close: () => void }>

export type Stand = Readonly<{
  /** Where requests go on to. */
  server: string
  /** What goes on in the place of its body. */
  instead?: (passing: Passing) => string
  /** Hears of each request that was answered, before its answer goes on. */
  answered?: (passing: Passing, answer: Response) => void
  connected?: (socket: Socket) => void
  /** Whether a request that is given up here is given up there, too. */
  givesUp?: boolean
}>

const HOST = '127.0.0.1'
/** Of a request to AWS, what its server goes by. */
const PASSED_ON = /^(content-type|authorization|x-amz-.*)$/

/** Stands between processes and a server of AWS that speaks HTTP, and passes on what they say. */
export const standBetween = async (stand: Stand): Promise<Between> => {
  const {
    instead = ({ body }: Passing) => body,
    answered = () => undefined,
    connected = () => undefined,
    givesUp = false,
  } = stand

  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const givenUp = new AbortController()
    if (givesUp) response.once('close', () => givenUp.abort())
    const { url: path = '/', socket } = request
    const at = performance.now()
    const passing = { path, body: await text(request), at, socket, response }
    const answer = await fetch(stand.server, {
      method: 'POST',
      body: instead(passing),
      headers: headersOf(request),
      signal: givenUp.signal,
    })
    answered(passing, answer)
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
    response.end(await answer.text())
  }

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy())
  })
  server.on('connection', connected)
  // A connection that is closed when it is used again would leave a sender in doubt.
  server.keepAliveTimeout = 0
  await once(server.listen(0, HOST), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: `http://${HOST}:${port}`,
    port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (PASSED_ON.test(name) ? [[name, String(value)]] : [])),
  )
