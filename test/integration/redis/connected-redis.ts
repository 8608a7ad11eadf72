import { openRedis, type OpenRedisOptions } from '../../../src/adapters/driven/redis/open-redis.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { eventually } from '../../support/servers/eventually.js'
import { silentLogger } from '../../support/silent-logger.js'

let prefixes = 0

/** No other test uses keys that begin so. */
export const aKeyPrefix = (): string => `test-${process.pid}-${++prefixes}:`

export const untilItAnswers = (redis: RedisConnection): Promise<true> =>
  eventually('Redis to answer', async () => (await redis.answers()) || undefined)

/** A connection as the service has it, to a Redis that answers by then. Whoever asks for it closes it. */
export const connectedRedis = async (
  { host, port }: Readonly<{ host: string; port: number }>,
  { keyPrefix = aKeyPrefix(), ...options }: Partial<OpenRedisOptions> & { keyPrefix?: string } = {},
): Promise<RedisConnection> => {
  const redis = openRedis({
    settings: { host, port, keyPrefix },
    logger: silentLogger,
    elapsed: () => performance.now(),
    ...options,
  })
  await untilItAnswers(redis)
  return redis
}

/** What `open` opens, and closes what it has opened after each test. */
export const closedAfterEach = <Given extends unknown[]>(
  open: (...given: Given) => Promise<RedisConnection>,
): ((...given: Given) => Promise<RedisConnection>) => {
  const opened: RedisConnection[] = []
  afterEach(() => {
    for (const redis of opened.splice(0)) redis.close()
  })
  return async (...given) => {
    const redis = await open(...given)
    opened.push(redis)
    return redis
  }
}
