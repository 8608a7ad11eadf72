import type { Container } from 'inversify'
import { cachedOrderViews } from '../../../../src/adapters/driven/cache/cached-order-views.js'
import { awaitOrder } from '../../../../src/application/use-cases/await-order.js'
import { T } from '../../../../src/bootstrap/tokens.js'
import { plainOrderCache } from '../../../integration/redis/plain-order-cache.js'
import type { Rule } from '../rule.js'

const readingFromACache = (container: Container): void =>
  void container
    .rebind(T.awaitOrder)
    .toResolvedValue(
      (views, changes, clock, redis) =>
        awaitOrder({ views: cachedOrderViews({ views, cache: plainOrderCache(redis), clock }), changes }),
      [T.storedOrderViews, T.orderChanges, T.clock, T.redis],
    )
    .inSingletonScope()

/**
 * Ann waits for her order, which nobody decides; then she waits again, and it is decided. Whoever waits reads from the store
 * each time that there may be something new: so she is told, and told at once when she asks once more. If it were read from a
 * cache that may be behind, she would be woken, and shown again what she was shown before.
 */
export const waitingAtACache: Rule<'waiting at a cache'> = {
  name: 'waiting at a cache',
  without: 'A customer who waits is not told that her order is decided.',
  turnOff: { inService: readingFromACache },
  breaks: ['behind', 'unheard'],
  units: 1,
  soon: [],
  play: async ({ one, two, ann, untilDecided }) => {
    await two.stopsAt('dueOrders.find')
    await ann.orders(two)
    await ann.waits(one, 1)
    const waiting = ann.waits(one, 7)
    await two.goesOn('dueOrders.find')
    await untilDecided(ann)
    await waiting
    await ann.waits(one, 1)
  },
}
