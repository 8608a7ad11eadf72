import type { OrderChanges } from '../../../application/ports/driven/order-changes.js'
import { parseOrderId } from '../../../domain/shared/ids.js'
import { orderListeners } from '../../support/order-listeners.js'
import type { RedisConnection } from './redis-connection.js'
import type { RedisSubscription } from './redis-subscription.js'

export type RedisOrderChangesOptions = Readonly<{ redis: RedisConnection; subscription: RedisSubscription }>

const MESSAGE = /^([^ ]+) ([1-9]\d{0,14})$/

/** Between all processes that use the same Redis; within this one whether Redis answers or not. */
export const redisOrderChanges = ({ redis, subscription }: RedisOrderChangesOptions): OrderChanges => {
  const listeners = orderListeners()

  const hear = (message: string) => {
    const [, text = '', version] = MESSAGE.exec(message) ?? []
    const id = parseOrderId(text)
    if (id.isOk()) listeners.tell(id.value, Number(version))
  }

  return {
    announce: (id, version) => {
      listeners.tell(id, version)
      void redis.call(client => client.publish(subscription.channel, `${id} ${version}`))
    },
    listen: async (id, heard) => {
      const stopListening = listeners.add(id, heard)
      await subscription.hear(hear)
      return stopListening
    },
  }
}
