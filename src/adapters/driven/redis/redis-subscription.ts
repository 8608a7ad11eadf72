import { within } from '../../support/deadline.js'
import type { RedisClient } from './redis-client.js'

export type RedisSubscriptionOptions = Readonly<{
  /** Makes a client that has nothing else to do. */
  connect: () => RedisClient
  channel: string
  /** How long anybody waits for the subscription to stand, ms. */
  limit: number
}>

export type RedisSubscription = Readonly<{
  channel: string
  /** Has every message of the channel heard, from when it resolves if Redis answers in time, else from when it does. */
  hear: (heard: (message: string) => void) => Promise<void>
  close: () => void
}>

/** A connection for listening only, made when somebody wants to listen: a process that only speaks has none. */
export const redisSubscription = ({ connect, channel, limit }: RedisSubscriptionOptions): RedisSubscription => {
  let client: RedisClient | undefined
  let standing: Promise<unknown> | undefined

  const subscribe = (heard: (message: string) => void): Promise<unknown> => {
    const subscriber = (client = connect())
    return new Promise<void>(resolve => {
      // Also after each new connection; the client knows a listener that it has already.
      subscriber.on('ready', () => {
        subscriber.subscribe(channel, heard).then(
          () => resolve(),
          () => undefined,
        )
      })
    })
  }

  return {
    channel,
    hear: async heard => {
      standing ??= subscribe(heard)
      await within(limit, standing)
    },
    close: () => client?.destroy(),
  }
}
