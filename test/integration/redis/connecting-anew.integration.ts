import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { eventually } from '../../support/servers/eventually.js'
import { startRedis, type Redis } from '../../support/servers/redis.js'
import { withServers } from '../../support/servers/with-servers.js'
import { connectedRedis } from './connected-redis.js'

/** For liveness only. */
const PATIENT = { within: 20_000 }
/** Longer than a connection may be silent. */
const A_WHILE_MS = 3_000

/** A way to a server. It may be led to another, and those who are on it lost, as if their machine were gone: it says nothing. */
const wayTo = async (first: Redis) => {
  let to = first
  let taken = 0
  const open = new Set<Socket>()
  const lost = new Set<Socket>()
  const way = createServer(near => {
    taken += 1
    open.add(near)
    const far = connect(to.port, to.host)
    const pass = (from: Socket, on: Socket) =>
      from
        .on('data', said => !lost.has(near) && on.write(said))
        .on('error', () => undefined)
        .on('close', () => on.destroy())
    pass(near, far)
    pass(far, near)
  }).listen(0, '127.0.0.1')
  await once(way, 'listening')
  return {
    host: '127.0.0.1',
    port: (way.address() as AddressInfo).port,
    taken: () => taken,
    leadTo: (other: Redis) => (to = other),
    loseAll: () => open.forEach(near => lost.add(near)),
    close: () => {
      way.close()
      open.forEach(near => near.destroy())
    },
  }
}

describe('A connection to Redis', function () {
  this.timeout(60_000)
  const servers = withServers({ redis: true }, { apart: true })
  let way: Awaited<ReturnType<typeof wayTo>>
  let redis: RedisConnection
  beforeEach(async () => {
    way = await wayTo(servers().redis)
    redis = await connectedRedis(way)
  })
  afterEach(() => {
    redis.close()
    way.close()
  })

  it('whose other end is gone without a word is given up for a new one, though it is asked all the time', async () => {
    way.loseAll()
    // TCP itself would take a quarter of an hour.
    await eventually('Redis to answer', async () => (await redis.answers()) || undefined, PATIENT)
    expect(way.taken()).to.equal(2)
  })

  it('is kept as long as Redis answers, and stays closed when it is closed', async () => {
    await pause(A_WHILE_MS)
    expect(await redis.answers()).to.equal(true)
    way.loseAll()
    redis.close()
    await pause(A_WHILE_MS)
    expect(await redis.answers()).to.equal(false)
    expect(way.taken()).to.equal(1)
  })

  it('to one that others have put another in the place of, and that only reads now, is given up for the other', async () => {
    const successor = await startRedis()
    try {
      await redis.call(client => client.set('key', 'before'))
      way.leadTo(successor)
      await redis.call(client => client.sendCommand(['REPLICAOF', successor.host, `${successor.port}`]))
      const written = await eventually(
        'a write',
        async () => {
          const answer = await redis.call(client => client.set('key', 'after'))
          return answer === 'OK' || undefined
        },
        PATIENT,
      )
      expect(written).to.equal(true)
      expect(await redis.call(client => client.get('key'))).to.equal('after')
    } finally {
      await successor.stop()
    }
  })
})
