import { once } from 'node:events'
import { connect } from 'node:net'

export type HttpAnswer = Readonly<{ status: number; body: string }>
/** One connection that is kept; one request at a time. */
export type HttpConnection = Readonly<{ ask: (request: Buffer) => Promise<HttpAnswer>; close: () => void }>

const HEAD_END = '\r\n\r\n'

/**
 * A client as cheap as can be, so that it takes little of the core that it shares with the stores. It reads answers that
 * state their length, and rejects all others.
 */
export const httpConnection = async (address: string): Promise<HttpConnection> => {
  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  let received = ''
  let waiting: Readonly<{ resolve: (answer: HttpAnswer) => void; reject: (error: Error) => void }> | undefined

  socket.setEncoding('latin1') // a character is a byte, so that lengths are what the header says
  socket.on('data', (chunk: string) => {
    received += chunk
    const answer = wholeAnswer(received)
    if (!answer) return
    received = ''
    waiting?.resolve(answer)
  })
  socket.on('error', error => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')))

  return {
    ask: request =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => void socket.destroy(),
  }
}

/** The bytes of a request. */
export const httpRequest = (
  method: string,
  path: string,
  {
    token,
    json,
    headers = {},
  }: Readonly<{ token?: string; json?: object; headers?: Readonly<Record<string, string>> }>,
): Buffer => {
  const body = json === undefined ? '' : JSON.stringify(json)
  const fields = {
    Host: 'localhost',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(json === undefined
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': `${Buffer.byteLength(body)}` }),
    ...headers,
  }
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from([`${method} ${path} HTTP/1.1`, ...head].join('\r\n') + HEAD_END + body)
}

const wholeAnswer = (received: string): HttpAnswer | undefined => {
  const headEnd = received.indexOf(HEAD_END)
  if (headEnd < 0) return undefined
  const head = received.slice(0, headEnd)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`no length is stated: ${head}`)
  const body = received.slice(headEnd + HEAD_END.length)
  return body.length < Number(length) ? undefined : { status: Number(head.slice(9, 12)), body }
}
