import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { inMemoryRateLimiter } from '../../../src/adapters/driven/in-memory/in-memory-rate-limiter.js'
import { redisRateLimiter } from '../../../src/adapters/driven/redis/redis-rate-limiter.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { systemClock } from '../../../src/adapters/driven/system/system-clock.js'
import { rateLimiterContract } from '../../contracts/rate-limiter.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { steppedClock } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { aKeyPrefix, closedAfterEach, connectedRedis } from './connected-redis.js'

const PATIENT = { limit: 5_000 }
const BUDGET = { key: 'ada', limit: 2, window: 60_000 }

const limiterOn = (redis: RedisConnection) =>
  redisRateLimiter({ redis, clock: systemClock, standIn: inMemoryRateLimiter({ clock: steppedClock() }) })

describe('RedisRateLimiter', () => {
  const servers = withServers({ redis: true })
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix, ...PATIENT }))

  rateLimiterContract(async () => {
    const keyPrefix = aKeyPrefix()
    const [limiter, other] = (await Promise.all([connect(keyPrefix), connect(keyPrefix)])).map(limiterOn)
    return { limiter: limiter!, other: other!, passTime: async ms => pause(ms + 5) }
  })

  /** How often the script was called, by Redis' own count. */
  const calls = async (redis: RedisConnection) =>
    Number(
      /cmdstat_evalsha:calls=(\d+)/.exec(String(await redis.call(client => client.info('commandstats'))))?.[1] ?? 0,
    )

  it('asks Redis once for all that is asked of it in one turn', async () => {
    const redis = await connect(aKeyPrefix())
    const limiter = limiterOn(redis)
    await limiter.spend([BUDGET])
    const before = await calls(redis)
    await Promise.all(times(50, i => limiter.spend([{ ...BUDGET, key: `account-${i}` }, BUDGET])))
    expect((await calls(redis)) - before).to.equal(1)
  })

  it('asks Redis seldom for what it is asked without pause, and counts right', async () => {
    const redis = await connect(aKeyPrefix())
    const limiter = limiterOn(redis)
    const budget = { ...BUDGET, limit: 1_000_000 }
    await limiter.spend([budget])
    const before = await calls(redis)
    const left = []
    for (let asked = 0; asked < 2_000; asked += 1) left.push((await limiter.spend([budget]))[0]?.remaining)
    expect(left).to.deep.equal(times(2_000, i => 999_998 - i))
    expect((await calls(redis)) - before).to.be.lessThan(500)
  })
})

describe('RedisRateLimiter without Redis', () => {
  const servers = withServers({ redis: true }, { apart: true })
  const connect = closedAfterEach(() => connectedRedis(servers().redis))

  const letThrough = async (limiter: ReturnType<typeof limiterOn>, asked: number) => {
    let through = 0
    for (let i = 0; i < asked; i += 1) if (!(await limiter.spend([BUDGET]))[0]!.exhausted) through += 1
    return through
  }

  it('counts for itself while Redis hangs, and keeps nobody waiting for longer than its limit', async () => {
    const [one, other] = (await Promise.all([connect(), connect()])).map(limiterOn)
    servers().redis.hang()
    const began = performance.now()
    expect(await letThrough(one!, 20)).to.equal(BUDGET.limit)
    const took = performance.now() - began
    expect(await letThrough(other!, 5)).to.equal(BUDGET.limit)
    servers().redis.resume()
    console.log(`      20 requests took ${took.toFixed(0)} ms together`)
    // Three wait for 50 ms each, and then the breaker is open: the rest is for a machine that is busy with other things.
    expect(took).to.be.lessThan(1_000)
  })

  it('counts for itself while Redis has no room', async () => {
    const redis = await connect()
    await redis.call(client => client.configSet({ maxmemory: '100kb', 'maxmemory-policy': 'noeviction' }))
    expect(await letThrough(limiterOn(redis), 5)).to.equal(BUDGET.limit)
    await redis.call(client => client.configSet('maxmemory', '0'))
  })
})
