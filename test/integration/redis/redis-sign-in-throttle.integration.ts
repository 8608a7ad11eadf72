import { createSecretKey } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { inMemorySignInThrottle } from '../../../src/adapters/driven/in-memory/in-memory-sign-in-throttle.js'
import { redisSignInThrottle } from '../../../src/adapters/driven/redis/redis-sign-in-throttle.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { signInThrottleContract, TEST_BRAKES } from '../../contracts/sign-in-throttle.contract.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { steppedClock } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { aKeyPrefix, closedAfterEach, connectedRedis } from './connected-redis.js'

const PATIENT = { limit: 5_000 }
const ADA = { account: 'ada@example.com', from: '192.0.2.1' }

const throttleOn = (redis: RedisConnection) =>
  redisSignInThrottle({
    redis,
    brakes: TEST_BRAKES,
    secret: createSecretKey(Buffer.alloc(32, 'secret')),
    standIn: inMemorySignInThrottle({ clock: steppedClock(), brakes: TEST_BRAKES }),
  })

describe('RedisSignInThrottle', function () {
  this.timeout(20_000)
  const servers = withServers({ redis: true }, { apart: true })
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix, ...PATIENT }))

  signInThrottleContract(async () => {
    const keyPrefix = aKeyPrefix()
    const [throttle, other] = (await Promise.all([connect(keyPrefix), connect(keyPrefix)])).map(throttleOn)
    return { throttle: throttle!, other: other!, passTime: async ms => pause(ms + 5) }
  })

  it('shows nobody who reads Redis which e-mail addresses were tried, and keeps nothing for ever', async () => {
    const keyPrefix = aKeyPrefix()
    const redis = await connect(keyPrefix)
    const throttle = throttleOn(redis)
    await valueOf(throttle.begin(ADA))
    await valueOf(throttle.succeeded(ADA))
    await valueOf(throttle.begin({ ...ADA, account: 'eve@example.com' }))
    const keys = (await redis.call(client => client.keys(`${keyPrefix}*`))) as string[]
    expect(keys.map(key => key.split(':').slice(1, 3).join(':'))).to.have.members([
      'sign-in:pair',
      'sign-in:address',
      'sign-in:account',
      'sign-in:account',
      'sign-in:known',
    ])
    expect(keys.join()).not.to.match(/ada|eve|example/)
    for (const key of keys)
      expect(await redis.call(client => client.pTTL(key.slice(keyPrefix.length))), key).to.be.greaterThan(0)
  })

  it('knows an account at its last twenty addresses', async () => {
    const keyPrefix = aKeyPrefix()
    const redis = await connect(keyPrefix)
    const throttle = throttleOn(redis)
    for (const i of times(22, index => index)) await valueOf(throttle.succeeded({ ...ADA, from: `192.0.2.${i}` }))
    const [known] = (await redis.call(client => client.keys(`${keyPrefix}sign-in:known:*`))) as string[]
    const name = known!.slice(keyPrefix.length)
    expect(await redis.call(client => client.zRange(name, 0, 0))).to.deep.equal(['192.0.2.2'])
    expect(await redis.call(client => client.zCard(name))).to.equal(20)
  })

  it('goes on in this process while Redis hangs, and knows who was here before', async () => {
    const redis = await connectedRedis(servers().redis)
    const throttle = throttleOn(redis)
    await valueOf(throttle.succeeded(ADA))
    servers().redis.hang()
    const letIn = async (from: string) => (await throttle.begin({ ...ADA, from })).isOk()
    const began = performance.now()
    const strangers = []
    for (const i of times(10, index => index)) strangers.push(await letIn(`198.51.100.${i}`))
    const took = performance.now() - began
    expect(strangers.filter(Boolean)).to.have.length(TEST_BRAKES.account.free)
    expect(await letIn(ADA.from)).to.be.true
    servers().redis.resume()
    redis.close()
    expect(took).to.be.lessThan(1_000)
  })
})
