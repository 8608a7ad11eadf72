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
/** A connection without a word for this long, pings included, is given up for a new one. */
const SILENCE = 2_000
const LONGEST_PAUSE = 200
const MOST_WAITING = 10_000

export type RedisClient = ReturnType<typeof redisClient>

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
  // It rejects only when it is destroyed before it was connected.
  client.connect().catch(() => undefined)
  return client
}
