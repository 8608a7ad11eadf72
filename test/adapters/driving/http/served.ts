import { randomUUID } from 'node:crypto'
import { createHttpApp, type HttpAppDependencies } from '../../../../src/adapters/driving/http/http-app.js'
import type { HttpPorts } from '../../../../src/adapters/driving/http/http-ports.js'
import { startHttpServer, type HttpServerOptions } from '../../../../src/adapters/driving/http/http-server.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { stubPorts, TOKENS } from '../../../support/stub-ports.js'

export type Given = Partial<Omit<HttpAppDependencies, 'ports'>> &
  Readonly<{ ports?: Partial<HttpPorts>; server?: Partial<HttpServerOptions> }>

export type Sent = Readonly<{
  as?: keyof typeof TOKENS
  headers?: Record<string, string>
  json?: unknown
  body?: string | Uint8Array | URLSearchParams
}>

/** The interface on a real socket, over ports that agree to everything but what is given. */
export const serve = async ({ ports, server, ...given }: Given = {}) => {
  const logger = recordingLogger()
  const stopping = new AbortController()
  const app = createHttpApp({
    ports: stubPorts(ports),
    readiness: { dependencies: {}, stopping: stopping.signal },
    logger,
    requestId: randomUUID,
    ...given,
  })
  const running = await startHttpServer({ app, host: '127.0.0.1', port: 0, logger, ...server })

  return {
    ...running,
    logger,
    stopping,
    /** Sends a request; `json` becomes a body with its media type. */
    send: async (method: string, path: string, { as, headers, json, body }: Sent = {}) => {
      const response = await fetch(running.address + path, {
        method,
        headers: {
          ...(as ? { authorization: `Bearer ${TOKENS[as]}` } : {}),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body ?? (json === undefined ? null : JSON.stringify(json)),
      })
      return { status: response.status, headers: response.headers, text: await response.text() }
    },
  }
}

export type Served = Awaited<ReturnType<typeof serve>>
