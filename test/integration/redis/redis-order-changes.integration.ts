import { expect } from 'chai'
import { redisClient } from '../../../src/adapters/driven/redis/redis-client.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { redisOrderChanges } from '../../../src/adapters/driven/redis/redis-order-changes.js'
import { redisSubscription, type RedisSubscription } from '../../../src/adapters/driven/redis/redis-subscription.js'
import { orderChangesContract } from '../../contracts/order-changes.contract.js'
import { anOrderId } from '../../support/builders.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { aKeyPrefix, closedAfterEach, connectedRedis, untilItAnswers } from './connected-redis.js'

const PATIENT = 5_000

describe('RedisOrderChanges', function () {
  this.timeout(30_000)
  const servers = withServers({ redis: true }, { apart: true })
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix, limit: PATIENT }))
  const subscriptions: RedisSubscription[] = []
  afterEach(() => {
    for (const { close } of subscriptions.splice(0)) close()
  })

  const processOn = async (keyPrefix: string, limit = PATIENT) => {
    const { host, port } = servers().redis
    const redis = await connect(keyPrefix)
    const subscription = redisSubscription({
      connect: () => redisClient({ host, port, keyPrefix }, silentLogger),
      channel: `${keyPrefix}changes`,
      limit,
    })
    subscriptions.push(subscription)
    return { redis, subscription, changes: redisOrderChanges({ redis, subscription }) }
  }
  const open = async () => {
    const keyPrefix = aKeyPrefix()
    const [here, there] = [await processOn(keyPrefix), await processOn(keyPrefix)]
    return { here, there }
  }
  /** All that one process has said has been heard by the other once that hears what the first says last. */
  const settle = async ({ here, there }: Awaited<ReturnType<typeof open>>) => {
    const id = anOrderId()
    let heard = false
    const stop = await here.changes.listen(id, () => (heard = true))
    there.changes.announce(id, 2)
    await eventually('the last word', async () => heard || undefined)
    stop()
  }
  const clients = async (redis: RedisConnection) =>
    String(await redis.call(client => client.sendCommand<string>(['CLIENT', 'LIST', 'TYPE', 'pubsub'])))
      .split('\n')
      .filter(line => line !== '').length

  orderChangesContract(async () => {
    const opened = await open()
    return { here: opened.here.changes, there: opened.there.changes, settled: () => settle(opened) }
  })

  it('takes a connection for listening only where somebody listens', async () => {
    const { here, there } = await open()
    const before = await clients(there.redis)
    there.changes.announce(anOrderId(), 2)
    expect(await clients(there.redis)).to.equal(before)
    await here.changes.listen(anOrderId(), () => undefined)
    await here.changes.listen(anOrderId(), () => undefined)
    expect(await clients(there.redis)).to.equal(before + 1)
  })

  it('passes over what is no announcement of ours', async () => {
    const { here, there } = await open()
    const [id, heard] = [anOrderId(), [] as number[]]
    await here.changes.listen(id, version => heard.push(version))
    for (const text of ['', 'order', id, `${id} `, `${id} x`, `${id} 0`, `${id} 2 3`, '{"version":2}'])
      await there.redis.call(client => client.publish(here.subscription.channel, text))
    there.changes.announce(id, 2)
    await settle({ here, there })
    expect(heard).to.deep.equal([2])
  })

  it('hears within the process while Redis is away, and between processes again when it is back', async () => {
    const { here, there } = await open()
    const [id, heard] = [anOrderId(), [] as number[]]
    await here.changes.listen(id, version => heard.push(version))
    await servers().redis.kill()
    here.changes.announce(id, 2)
    there.changes.announce(id, 3)
    expect(heard).to.deep.equal([2])
    await servers().redis.restart()
    await Promise.all([here.redis, there.redis].map(untilItAnswers))
    await eventually('to be heard again', async () => {
      there.changes.announce(id, 4)
      return heard.includes(4) || undefined
    })
    expect(heard).not.to.include(3)
  })

  it('does not keep waiting who wants to listen while Redis is away', async () => {
    const { changes } = await processOn(aKeyPrefix(), 20)
    await servers().redis.kill()
    const stop = await changes.listen(anOrderId(), () => undefined)
    stop()
    await servers().redis.restart()
  })
})
