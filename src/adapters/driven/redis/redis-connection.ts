import { ErrorReply } from 'redis'
import type { Breaker } from '../../support/breaker.js'
import { LATE, within } from '../../support/deadline.js'
import type { Logger } from '../../support/logger.js'
import { connectAnew, type RedisClient } from './redis-client.js'

/** Redis did not answer, was too slow, or is known to be away. */
export const AWAY = Symbol('away')
/** Redis answered that it will not: it may be full. */
export const REFUSED = Symbol('refused')

export type RedisConnection = Readonly<{
  /** Makes the call, if Redis can be expected to answer, and waits for it no longer than the limit. Never rejects. */
  call: <T>(make: (client: RedisClient) => Promise<T>) => Promise<T | typeof AWAY | typeof REFUSED>
  /** Whether it answers at this moment. */
  answers: () => Promise<boolean>
  /** Lets go of the connection; after that Redis is away. */
  close: () => void
}>

/** `limit`: how long a call may take, ms. */
export type ConnectionOptions = Readonly<{ client: RedisClient; breaker: Breaker; limit: number; logger: Logger }>

/** What one says that others have put another in the place of, also from within a script. */
const DEMOTED = /\bREADONLY\b/

export const redisConnection = ({ client, breaker, limit, logger }: ConnectionOptions): RedisConnection => {
  const call: RedisConnection['call'] = async make => {
    const note = client.isReady ? breaker() : undefined
    if (!note) return AWAY
    try {
      const answer = await within(limit, make(client))
      note(answer === LATE ? 'failed' : 'answered')
      return answer === LATE ? AWAY : answer
    } catch (error) {
      const demoted = error instanceof ErrorReply && DEMOTED.test(error.message)
      if (demoted) connectAnew(client)
      const refused = error instanceof ErrorReply && !demoted
      note(refused ? 'answered' : 'failed')
      logger.debug({ err: error }, 'a call of Redis failed')
      return refused ? REFUSED : AWAY
    }
  }

  return {
    call,
    answers: async () => (await call(redis => redis.ping())) === 'PONG',
    close: () => client.destroy(),
  }
}
