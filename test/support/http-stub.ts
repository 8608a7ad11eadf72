import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void
export type HttpStub = Readonly<{ endpoint: string; requests: () => number; close: () => Promise<void> }>

/** Answers every request as it is told, on a loopback port of its own. */
export const httpStub = async (answer: Answer): Promise<HttpStub> => {
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    void text(request).then(body => answer(request, response, body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    close: async () => {
      server.closeAllConnections()
      await once(server.close(), 'close')
    },
  }
}
