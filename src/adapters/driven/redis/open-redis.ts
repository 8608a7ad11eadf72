import { breaker, type BreakerOptions } from '../../support/breaker.js'
import type { Logger } from '../../support/logger.js'
import { redisClient, type RedisSettings } from './redis-client.js'
import { redisConnection, type RedisConnection } from './redis-connection.js'

/** `elapsed`: milliseconds since some fixed moment; `limit`: how long a call may take, ms. */
export type OpenRedisOptions = Readonly<{
  settings: RedisSettings
  logger: Logger
  elapsed: () => number
  limit?: number
  onBreaker?: BreakerOptions['onChange']
}>

/** How long a call of Redis may take: what can be done without it is not kept waiting. */
export const CALL_WITHIN_MS = 50
const FAILURES_IN_A_ROW = 3
const REST_MS = 200

/** A connection to Redis, of which nobody has to wait for the beginning: until it stands, Redis is away. */
export const openRedis = ({
  settings,
  logger,
  elapsed,
  limit = CALL_WITHIN_MS,
  onBreaker,
}: OpenRedisOptions): RedisConnection => {
  const onChange: BreakerOptions['onChange'] = state => {
    if (state === 'open') logger.warn({}, 'Redis does not answer in time: the service goes on without it')
    else logger.info({}, 'Redis answers again')
    onBreaker?.(state)
  }
  return redisConnection({
    client: redisClient(settings, logger),
    breaker: breaker({ failures: FAILURES_IN_A_ROW, rest: REST_MS, elapsed, onChange }),
    limit,
    logger,
  })
}
