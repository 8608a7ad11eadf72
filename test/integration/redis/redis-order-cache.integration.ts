import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { redisOrderCache } from '../../../src/adapters/driven/redis/redis-order-cache.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { orderView } from '../../../src/adapters/wire/order-view.js'
import { orderCacheContract } from '../../contracts/order-cache.contract.js'
import { anOrder, aProcessing } from '../../support/builders.js'
import { valueOf, valuesOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { aKeyPrefix, closedAfterEach, connectedRedis } from './connected-redis.js'

const PATIENT = { limit: 5_000 }

describe('RedisOrderCache', () => {
  const servers = withServers({ redis: true })
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix, ...PATIENT }))
  const openCache = async () => ({
    cache: redisOrderCache({ redis: await connect(aKeyPrefix()) }),
    passTime: async (ms: number) => pause(ms + 2),
  })

  orderCacheContract(openCache, { minutesPass: false })

  /** How many calls of the command the server has had, by its own count. */
  const callsOf = async (redis: RedisConnection, command: string): Promise<number> => {
    const statistics = String(await redis.call(client => client.info('commandstats')))
    return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(statistics)?.[1] ?? 0)
  }

  it('keeps a decided order for ten minutes, and a Pending one for less than two seconds', async () => {
    const redis = await connect(aKeyPrefix())
    const cache = redisOrderCache({ redis })
    const pending = anOrder()
    const lifeLeft = () => redis.call(client => client.pTTL(`order:1:${pending.id}`))
    await valueOf(cache.put(pending))
    expect(await lifeLeft()).to.be.within(500, 1_500)
    await valueOf(cache.put(aProcessing(pending).order))
    expect(await lifeLeft()).to.be.within(590_000, 600_000)
  })

  it('is shared by all that use the same key prefix, and by nobody else', async () => {
    const prefix = aKeyPrefix()
    const [one, other, stranger] = await Promise.all([prefix, prefix, aKeyPrefix()].map(connect))
    const order = anOrder()
    await valueOf(redisOrderCache({ redis: one! }).put(order))
    expect(await valueOf(redisOrderCache({ redis: other! }).get(order.id))).to.deep.equal(orderView(order))
    expect(await valueOf(redisOrderCache({ redis: stranger! }).get(order.id))).to.be.undefined
  })

  it('asks for the first of the orders that are asked for in one turn, and once for all others', async () => {
    const redis = await connect(aKeyPrefix())
    const cache = redisOrderCache({ redis })
    const orders = times(50, () => anOrder())
    await valuesOf(orders.map(order => cache.put(order)))
    const before = await callsOf(redis, 'mget')
    const views = await valuesOf([...orders, anOrder()].map(order => cache.get(order.id)))
    expect(views).to.deep.equal([...orders.map(orderView), undefined])
    expect(await callsOf(redis, 'mget')).to.equal(before + 2)
  })

  it('writes although the server has forgotten the script', async () => {
    const redis = await connect(aKeyPrefix())
    const cache = redisOrderCache({ redis })
    const order = anOrder()
    await valueOf(cache.put(order))
    await redis.call(client => client.scriptFlush())
    await valueOf(cache.put(aProcessing(order).order))
    expect((await valueOf(cache.get(order.id)))?.version).to.equal(2)
  })

  for (const [what, value] of Object.entries({ 'nothing of ours': '{"version":9}', 'an empty value': '' }))
    it(`takes ${what} under its key for nothing, and replaces it`, async () => {
      const redis = await connect(aKeyPrefix())
      const cache = redisOrderCache({ redis })
      const order = anOrder()
      await redis.call(client => client.set(`order:1:${order.id}`, value))
      expect(await valueOf(cache.get(order.id))).to.be.undefined
      await valueOf(cache.put(order))
      expect(await valueOf(cache.get(order.id))).to.deep.equal(orderView(order))
    })

  it('has nothing rather than what was before a decision for which the server has no room', async () => {
    const redis = await connect(aKeyPrefix())
    const cache = redisOrderCache({ redis })
    const order = anOrder()
    await valueOf(cache.put(order))
    await redis.call(client => client.configSet({ maxmemory: '100kb', 'maxmemory-policy': 'noeviction' }))
    await valueOf(cache.put(aProcessing(order).order))
    await redis.call(client => client.configSet('maxmemory', '0'))
    expect(await valueOf(cache.get(order.id))).to.be.undefined
  })

  it('tells what became of each call', async () => {
    const events: string[] = []
    const redis = await connect(aKeyPrefix())
    const cache = redisOrderCache({ redis, observe: event => void events.push(event) })
    const [order, wronglyKept] = [anOrder(), anOrder()]
    await redis.call(client => client.hSet(`order:1:${wronglyKept.id}`, 'a', 'b'))
    await valueOf(cache.get(order.id))
    await valueOf(cache.put(aProcessing(order).order))
    await valueOf(cache.fill(order.id, orderView(order)))
    await valueOf(cache.get(order.id))
    await valueOf(cache.put(wronglyKept))
    redis.close()
    await valueOf(cache.get(order.id))
    await valueOf(cache.put(order))
    expect(events).to.deep.equal(['Miss', 'Written', 'StaleRefused', 'Hit', 'ServerRefused', 'Away', 'Away'])
  })
})
