import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Mail } from './history.js'

/** Stands between the processes and SES, and notes what SES accepted from whom. */
export type PostOffice = Readonly<{
  /** Where the process of that name finds SES. */
  addressFor: (process: string) => string
  mails: () => readonly Mail[]
  close: () => void
}>

const HOST = '127.0.0.1'

/** `mailLease`: after so many ms nobody waits for an answer any more. */
export const openPostOffice = async (ses: string, mailLease: number): Promise<PostOffice> => {
  const mails: (() => Mail)[] = []
  // A sender that has given up, or ended, closes the connection; one that was told keeps it for its next mail.
  const lostAt = new WeakMap<Socket, number>()

  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const [by, at] = [request.url?.split('/')[1] ?? '', performance.now()]
    const body = await text(request)
    const { 'content-type': type = '', authorization = '' } = request.headers
    const answer = await fetch(ses, { method: 'POST', body, headers: { 'content-type': type, authorization } })
    const asked = new URLSearchParams(body)
    if (answer.ok && asked.get('Action') === 'SendEmail')
      mails.push(() => ({
        ...{ text: asked.get('Message.Body.Text.Data') ?? '', by, at },
        answered: response.writableFinished && (lostAt.get(request.socket) ?? Infinity) > at + mailLease,
      }))
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/xml' })
    response.end(await answer.text())
  }

  const server = createServer((request, response) => {
    forward(request, response).catch(() => response.destroy())
  })
  server.on('connection', (socket: Socket) => socket.once('close', () => lostAt.set(socket, performance.now())))
  // A connection that is closed when it is used again would leave a sender in doubt.
  server.keepAliveTimeout = 0
  await once(server.listen(0, HOST), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    addressFor: process => `http://${HOST}:${port}/${process}`,
    mails: () => mails.map(mail => mail()),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
