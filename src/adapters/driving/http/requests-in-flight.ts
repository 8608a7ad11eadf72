import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { bag } from '../../support/bag.js'

/** `answers`: those that are still to be given, in the order in which they go. */
type Connection = Readonly<{ socket: Socket; answers: ServerResponse[] }>

/** Knows the connections of a server and what is being answered on them, so that it can stop without breaking an answer. */
export const requestsInFlight = (server: Server) => {
  const connections = bag<Connection>()
  const connectionOf = new WeakMap<Duplex, Connection>()
  let closing = false

  server.on('connection', socket => {
    const connection: Connection = { socket, answers: [] }
    connectionOf.set(socket, connection)
    const leave = connections.put(connection)
    socket.once('close', () => {
      leave()
      connection.answers.splice(0).forEach(closeIfWaiting)
    })
  })
  server.on('request', (request, response) => {
    const answers = answersOn(request.socket)
    answers.push(response)
    // No `once`: it is told no second time, and this is on the way of every request.
    response.on('close', () => {
      const place = answers.indexOf(response)
      if (place >= 0) answers.splice(place, 1)
    })
    if (closing) closeAfter(response)
  })

  const answersOn = (socket: Duplex) => connectionOf.get(socket)?.answers ?? []
  const wasRead = ({ req }: ServerResponse) => req.complete
  const isOwed = ({ answers }: Connection) => answers.some(wasRead)

  return {
    /** How many requests that were read wholly are still to be answered. */
    count: () => connections.items().flatMap(({ answers }) => answers.filter(wasRead)).length,

    /** From now on the last answer of those that are still to be given on a connection is the last on it. */
    closeAfterAnswers() {
      closing = true
      for (const { answers } of connections.items()) answers.slice(-1).forEach(closeAfter)
    },

    /**
     * Closes connections that are owed no answer: idle, silent from the first, or amid a request. Node's own
     * `closeIdleConnections` passes over the last two, and breaks an answer that its client is slow to take.
     */
    closeUnowed() {
      for (const connection of connections.items()) if (!isOwed(connection)) connection.socket.destroy()
    },

    /** Whether the answer whose turn it is on the connection is still being made: not whether its client has still to take it. */
    isAnswering: (socket: Duplex): boolean => answersOn(socket)[0]?.writableEnded === false,

    /** The request that is arriving on the connection, if its headers have. */
    arriving: (socket: Duplex): IncomingMessage | undefined => answersOn(socket).find(answer => !wasRead(answer))?.req,

    /** Whether a request that was read wholly is still to be answered on the connection, which closes after that. */
    closeAfterAnswer(socket: Duplex): boolean {
      const owed = answersOn(socket).filter(wasRead)
      owed.slice(-1).forEach(closeAfter)
      return owed.length > 0
    },
  }
}

const closeAfter = (response: ServerResponse) => {
  if (!response.headersSent) response.setHeader('Connection', 'close')
}

/** Where several requests are sent at once, Node tells only the answer whose turn it is that its connection is closed. */
const closeIfWaiting = (response: ServerResponse) => {
  if (response.socket) return
  response.destroy()
  response.emit('close')
}
