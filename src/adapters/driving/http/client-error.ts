import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

/** The status for a request that Node could not read, by the code of its error. */
export const statusOfClientError = (code: string | undefined): number => STATUS[code ?? ''] ?? 400

/** Answers such a request by hand, for there is no response to write to, and closes its connection. */
export const answerClientError = (socket: Duplex, status: number): void => {
  const title = STATUS_CODES[status] ?? 'Bad Request'
  const body = JSON.stringify({ type: 'about:blank', title, status, detail: 'The request could not be read.' })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
