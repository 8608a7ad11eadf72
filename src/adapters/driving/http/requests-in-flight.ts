import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { bag } from '../../support/bag.js'

type InFlight = Readonly<{ request: IncomingMessage; response: ServerResponse }>

/** Knows the connections of a server and what is being answered on them, so that it can stop without breaking an answer. */
export const requestsInFlight = (server: Server) => {
  const inFlight = bag<InFlight>()
  const connections = bag<Socket>()
  let closing = false

  server.on('connection', socket => socket.once('close', connections.put(socket)))
  server.on('request', (request, response) => {
    // No `once`: it is told no second time, and this is on the way of every request.
    response.on('close', inFlight.put({ request, response }))
    if (closing) closeAfter(response)
  })

  const read = () => inFlight.items().filter(({ request }) => request.complete)

  return {
    /** How many requests that were read wholly are still to be answered. */
    count: () => read().length,

    /** From now on each answer is the last on its connection. */
    closeAfterAnswers() {
      closing = true
      for (const { response } of inFlight.items()) closeAfter(response)
    },

    /**
     * Closes connections that are owed no answer: idle, silent from the first, or amid a request. Node's own
     * `closeIdleConnections` passes over the last two, and breaks an answer that its client is slow to take.
     */
    closeUnowed() {
      const owed = new Set(read().map(({ request }) => request.socket))
      for (const socket of connections.items()) if (!owed.has(socket)) socket.destroy()
    },

    /** The request that is arriving on the connection, if its headers have. */
    arriving: (socket: Duplex): IncomingMessage | undefined =>
      inFlight.items().find(({ request }) => request.socket === socket && !request.complete)?.request,

    /** Whether a request that was read wholly is still to be answered on the connection, which closes after that. */
    closeAfterAnswer(socket: Duplex): boolean {
      const owed = read().filter(({ request }) => request.socket === socket)
      for (const { response } of owed) closeAfter(response)
      return owed.length > 0
    },
  }
}

const closeAfter = (response: ServerResponse) => {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}
