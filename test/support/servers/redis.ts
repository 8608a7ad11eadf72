import { once } from 'node:events'
import { connect } from 'node:net'
import { freePort } from './free-port.js'
import { redisProgram } from './redis-program.js'
import { startServer, type ServerProcess } from './server-process.js'

export type Redis = ServerProcess & Readonly<{ host: string; port: number; url: string }>

const HOST = '127.0.0.1'
const PROBE_MS = 1_000

/** An empty Redis that keeps nothing on disk: after `kill` and `restart` it is empty again. */
export const startRedis = async (): Promise<Redis> => {
  const command = await redisProgram()
  const port = await freePort()
  const server = await startServer({
    name: 'redis-server',
    command,
    args: folder => ['--bind', HOST, '--port', `${port}`, '--save', '', '--appendonly', 'no', '--dir', folder],
    answers: () => answersPing(port),
  })
  return { ...server, host: HOST, port, url: `redis://${HOST}:${port}` }
}

const answersPing = async (port: number): Promise<boolean> => {
  const socket = connect(port, HOST)
  try {
    const signal = AbortSignal.timeout(PROBE_MS)
    await once(socket, 'connect', { signal })
    socket.write('PING\r\n')
    const [answer] = (await once(socket, 'data', { signal })) as [Buffer]
    return answer.toString() === '+PONG\r\n'
  } finally {
    socket.destroy()
  }
}
