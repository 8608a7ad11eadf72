import { expect } from 'chai'
import { okAsync, ResultAsync } from 'neverthrow'
import { cachedOrderViews } from '../../../src/adapters/driven/cache/cached-order-views.js'
import { redisOrderCache } from '../../../src/adapters/driven/redis/redis-order-cache.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { systemClock } from '../../../src/adapters/driven/system/system-clock.js'
import { orderView } from '../../../src/adapters/wire/order-view.js'
import type { OrderCache } from '../../../src/application/ports/driven/order-cache.js'
import type { OrderViews } from '../../../src/application/ports/driven/order-views.js'
import type { Order } from '../../../src/domain/order/order.js'
import { aCustomer, anOrder, aProcessing } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { aKeyPrefix, closedAfterEach, connectedRedis } from './connected-redis.js'
import { plainOrderCache } from './plain-order-cache.js'

const RACES = 2_000
const AT_ONCE = 40
const READERS = 3
const LONGEST_WAIT = 8

/** Lets some turns of the event loop pass. */
const aWhile = async () => {
  for (let turns = Math.floor(Math.random() * LONGEST_WAIT); turns > 0; turns -= 1)
    await new Promise(resolve => setImmediate(resolve))
}

/** Views of one order, that answer what was there a while ago. */
const slowViews = (current: () => Order): OrderViews => {
  const read = async () => {
    await aWhile()
    const view = orderView(current())
    await aWhile()
    return view
  }
  return { visibleTo: () => ResultAsync.fromSafePromise(read()), historyVisibleTo: () => okAsync({ history: [] }) }
}

/**
 * An order is placed, read and decided, all at once, by three processes that share a cache. Answers whether a reader who came
 * after all that, write-through included, was shown the order as it had been before.
 */
const endsStale = async ([api, otherApi, worker]: readonly [OrderCache, OrderCache, OrderCache]): Promise<boolean> => {
  let stored = anOrder()
  const placed = stored
  const readers = [api, otherApi].map(cache =>
    cachedOrderViews({ views: slowViews(() => stored), cache, clock: systemClock }),
  )
  const owner = aCustomer(placed.userId)
  const readAll = () => Promise.all(readers.map(views => valueOf(views.visibleTo(owner, placed.id))))

  const writeThroughOfPlacing = async () => {
    await aWhile()
    await valueOf(api.put(placed))
  }
  const readSoon = async () => {
    await aWhile()
    await readAll()
  }
  const decide = async () => {
    await aWhile()
    stored = aProcessing(placed).order
    await aWhile()
    await valueOf(worker.put(stored))
  }
  await Promise.all([writeThroughOfPlacing(), decide(), ...times(READERS, readSoon)])
  return (await readAll()).some(view => view.version < stored.version)
}

describe('A cache in Redis that three processes share', function () {
  this.timeout(120_000)
  const servers = withServers({ redis: true })
  // The limit is off: only the order in which things happen counts here.
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix, limit: 60_000 }))

  const staleAmong = async (races: number, cacheOver: (redis: RedisConnection) => OrderCache): Promise<number> => {
    const keyPrefix = aKeyPrefix()
    const [api, otherApi, worker] = await Promise.all([connect(keyPrefix), connect(keyPrefix), connect(keyPrefix)])
    const caches = [cacheOver(api), cacheOver(otherApi), cacheOver(worker)] as const
    let stale = 0
    for (let run = 0; run < races; run += AT_ONCE) {
      const ended = await Promise.all(times(AT_ONCE, () => endsStale(caches)))
      stale += ended.filter(Boolean).length
    }
    return stale
  }

  it(`shows nothing stale after any of ${RACES} races of readers with writers`, async () => {
    expect(await staleAmong(RACES, redis => redisOrderCache({ redis }))).to.equal(0)
  })

  it('would, if writers just deleted and readers just wrote', async () => {
    const stale = await staleAmong(RACES, plainOrderCache)
    console.log(`      ${stale} of ${RACES} races end stale over the plain cache`)
    expect(stale).to.be.greaterThan(0)
  })
})
