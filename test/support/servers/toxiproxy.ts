import { freePort } from './free-port.js'
import { startServer } from './server-process.js'
import { toxiproxyProgram } from './toxiproxy-program.js'

/** Stands between clients and a server. Its faults strike open connections too, and last until it is healed. */
export type Proxy = Readonly<{
  host: string
  port: number
  /** Answers come so many ms later. */
  latency: (ms: number) => Promise<void>
  /** Nothing comes through in either direction; connections are closed after so many ms, or stay open. */
  timeout: (ms?: number) => Promise<void>
  /** Connections are reset. */
  resetPeer: () => Promise<void>
  /** Connections are closed, and new ones refused. */
  down: () => Promise<void>
  /** Ends all faults. Connections that suffered them are closed: bytes may be missing. */
  heal: () => Promise<void>
}>

export type Toxiproxy = Readonly<{
  /** A proxy before the server that listens on this port, of the loopback address if no other is named. */
  before: (serverPort: number, serverHost?: string) => Promise<Proxy>
  stop: () => Promise<void>
}>

const HOST = '127.0.0.1'
const LIMIT_MS = 5_000

export const startToxiproxy = async (): Promise<Toxiproxy> => {
  const command = await toxiproxyProgram()
  const port = await freePort()
  const call = caller(`http://${HOST}:${port}`)
  const server = await startServer({
    name: 'toxiproxy',
    command,
    args: () => ['-host', HOST, '-port', `${port}`],
    answers: () => call('GET', '/version').then(() => true),
  })
  return {
    before: (serverPort, serverHost = HOST) => makeProxy(call, `${serverHost}:${serverPort}`),
    stop: server.stop,
  }
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<void>

const caller =
  (api: string): Call =>
  async (method, path, body) => {
    const sent = body && JSON.stringify(body)
    const answer = await fetch(`${api}${path}`, {
      method,
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(sent && { body: sent }),
    })
    if (!answer.ok) throw new Error(`toxiproxy: ${method} ${path}: ${await answer.text()}`)
    await answer.arrayBuffer()
  }

const makeProxy = async (call: Call, upstream: string): Promise<Proxy> => {
  const port = await freePort()
  const path = `/proxies/${port}`
  const open = () =>
    call('POST', '/proxies', {
      name: `${port}`,
      listen: `${HOST}:${port}`,
      upstream,
      enabled: true,
    })
  await open()

  const toxics = new Set<string>()
  const poison = async (
    type: string,
    stream: 'upstream' | 'downstream',
    attributes: Readonly<Record<string, number>>,
  ) => {
    const name = `${type}-${stream}`
    await call('POST', toxics.has(name) ? `${path}/toxics/${name}` : `${path}/toxics`, {
      name,
      type,
      stream,
      attributes,
    })
    toxics.add(name)
  }
  const setEnabled = (enabled: boolean) => call('POST', path, { enabled })

  return {
    host: HOST,
    port,
    latency: ms => poison('latency', 'downstream', { latency: ms }),
    timeout: async (ms = 0) => {
      await poison('timeout', 'upstream', { timeout: ms })
      await poison('timeout', 'downstream', { timeout: ms })
    },
    resetPeer: () => poison('reset_peer', 'downstream', { timeout: 0 }),
    down: () => setEnabled(false),
    // To take a toxic off a connection may hang in toxiproxy, for ever: the proxy gives way to another one.
    heal: async () => {
      await call('DELETE', path)
      toxics.clear()
      await open()
    },
  }
}
