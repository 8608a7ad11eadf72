import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { expect } from 'chai'
import { openRedis } from '../../../../src/adapters/driven/redis/open-redis.js'
import { redisOrderCache } from '../../../../src/adapters/driven/redis/redis-order-cache.js'
import type { RedisConnection } from '../../../../src/adapters/driven/redis/redis-connection.js'
import { anOrder } from '../../../support/builders.js'
import { valuesOf } from '../../../support/outcome-of.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { times } from '../../../support/times.js'

describe('The order cache without Redis', () => {
  let server: Server
  let port: number
  let redis: RedisConnection | undefined
  let onConnection: (socket: Socket) => void
  const sockets: Socket[] = []

  beforeEach(async () => {
    onConnection = () => undefined
    server = createServer(socket => {
      sockets.push(socket.on('error', () => undefined))
      onConnection(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    ;({ port } = server.address() as AddressInfo)
  })
  afterEach(() => {
    redis?.close()
    server.close()
    for (const socket of sockets.splice(0)) socket.destroy()
  })

  const open = () => {
    const events: string[] = []
    const logger = recordingLogger()
    redis = openRedis({
      settings: { host: '127.0.0.1', port, password: 's3cret', keyPrefix: '' },
      logger,
      elapsed: () => performance.now(),
    })
    return { redis, logger, events, cache: redisOrderCache({ redis, observe: event => void events.push(event) }) }
  }

  const expectEmpty = async ({ cache, events, redis: connection }: ReturnType<typeof open>) => {
    const orders = times(10, () => anOrder())
    await valuesOf(orders.map(order => cache.put(order)))
    expect(await valuesOf(orders.map(order => cache.get(order.id)))).to.deep.equal(orders.map(() => undefined))
    expect(new Set(events)).to.deep.equal(new Set(['Away']))
    expect(await connection.answers()).to.be.false
  }

  it('is empty while nobody listens', async () => {
    server.close()
    await expectEmpty(open())
  })

  it('is empty while who listens says nothing', async () => {
    const spokenTo = new Promise<void>(resolve => {
      onConnection = socket => void socket.once('data', () => resolve())
    })
    const opened = open()
    await spokenTo
    await expectEmpty(opened)
  })

  it('is tried again and again, of which the log tells once, and not the password', async () => {
    const triedThrice = new Promise<void>(resolve => {
      onConnection = socket => {
        socket.destroy()
        if (sockets.length === 3) resolve()
      }
    })
    const opened = open()
    await triedThrice
    await expectEmpty(opened)
    const { lines } = opened.logger
    expect(lines.map(({ level, message }) => `${level}: ${message}`)).to.deep.equal(['warn: no connection to Redis'])
    expect(JSON.stringify(lines)).not.to.include('s3cret')
  })

  it('stays empty after it was closed', async () => {
    const opened = open()
    opened.redis.close()
    await expectEmpty(opened)
  })
})
