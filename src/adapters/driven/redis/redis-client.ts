import { createClient } from 'redis'
import type { Logger } from '../../support/logger.js'
import { beginSignIn, endSignIn } from './sign-in-scripts.js'
import { spendBudgets } from './spend-budgets.js'
import { writeIfNewer } from './write-if-newer.js'

export type RedisSettings = Readonly<{
  host: string
  port: number
  username?: string
  password?: string
  /** Whether the connection is encrypted, and the server's certificate verified. */
  tls?: boolean
  /** What the name of every key begins with. */
  keyPrefix: string
}>

const CONNECT_WITHIN = 2_000
const PING_EVERY = 500
/** A connection on which Redis says nothing for this long, not even to a ping, is given up for a new one. */
const SILENCE = 2_000
const LONGEST_PAUSE = 200
const MOST_WAITING = 10_000

export type RedisClient = ReturnType<typeof redisClient>
type Reconnecting = Readonly<{ isReady: boolean; destroy: () => void; connect: () => Promise<unknown> }>

/** Gives up a connection for a new one, which may lead elsewhere: the name of the host is looked up again. */
export const connectAnew = (client: Reconnecting): void => {
  if (!client.isReady) return
  client.destroy()
  connect(client)
}

const connect = (client: Reconnecting): void => {
  // It rejects only when it is destroyed before it was connected.
  client.connect().catch(() => undefined)
}

/** A client that connects as soon as it can, again and again until it is destroyed. While it is not connected, commands reject. */
export const redisClient = (settings: RedisSettings, logger: Logger) => {
  const { host, port, username, password, tls = false, keyPrefix } = settings
  const client = createClient({
    socket: {
      host,
      port,
      ...(tls ? { tls } : {}),
      connectTimeout: CONNECT_WITHIN,
      socketTimeout: SILENCE,
      reconnectStrategy: attempts => Math.min(25 * 2 ** Math.min(attempts, 10), LONGEST_PAUSE),
    },
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    keyPrefix,
    scripts: { writeIfNewer, spendBudgets, beginSignIn, endSignIn },
    pingInterval: PING_EVERY,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    maintNotifications: 'disabled',
    // Every call has our own limit: the client's would cost each command an AbortSignal.
    commandOptions: { timeout: 0 },
  })

  let known: 'connected' | 'away' | undefined
  client.on('ready', () => {
    known = 'connected'
    logger.info({}, 'connected to Redis')
  })
  // Each attempt to connect again tells of an error: once is enough.
  client.on('error', (err: Error) => {
    if (known !== 'away') logger.warn({ reason: err.message }, 'no connection to Redis')
    known = 'away'
  })
  // The time-out of the socket begins anew with all that we say: nobody would notice that a machine is gone as long as it
  // is asked.
  let silence: NodeJS.Timeout | undefined
  const listenOn = () => {
    clearTimeout(silence)
    silence = setTimeout(() => connectAnew(client), SILENCE).unref()
  }
  for (const sign of ['ready', 'ping-interval', 'error']) client.on(sign, listenOn)

  connect(client)
  return client
}
