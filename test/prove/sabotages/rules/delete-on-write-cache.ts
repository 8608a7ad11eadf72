import type { Container } from 'inversify'
import { T } from '../../../../src/bootstrap/tokens.js'
import { plainOrderCache } from '../../../integration/redis/plain-order-cache.js'
import type { Rule } from '../rule.js'

const deletingOnWrite = (container: Container): void =>
  void container.rebind(T.plainOrderCache).toConstantValue(plainOrderCache(container.get(T.redis)))

/**
 * Ann reads her order while it is Pending; the process that shows it to her is slow to put what it has read into the cache.
 * Meanwhile the order is processed, and the cache told. What comes late is older than what is there, and the cache does not
 * take it. If deciding only deleted what was there, the old order would be put in its place, and shown for ten minutes.
 */
export const deleteOnWriteCache: Rule<'delete-on-write cache'> = {
  name: 'delete-on-write cache',
  without: 'A customer is shown for long what her order was before.',
  turnOff: { inAdapters: deletingOnWrite },
  breaks: ['stale', 'notModified'],
  units: 1,
  soon: [],
  play: async ({ one, two, ann, untilMailed }) => {
    await two.stopsAt('cache.put')
    await two.stopsAt('dueOrders.find')
    await ann.orders(two)

    await one.stopsAt('cache.fill')
    const reading = ann.reads(one)
    await one.isAt('cache.fill')
    await two.goesOn('cache.put')
    await two.goesOn('dueOrders.find')
    await untilMailed(ann)
    await one.goesOn('cache.fill')
    await reading
    await ann.readsAfterAWhile(one)
    await ann.asksIfChanged(one)
  },
}
