import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { createClient, ErrorReply } from 'redis'
import { ask, asked } from '../../support/ask.js'
import { customersOf, SHOP_VARIABLES } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'

const PASSWORD = 'of-the-service'
const [, USER = '', ...RULES] = readFileSync('examples/least-privilege/redis-user.acl', 'utf8')
  .trim()
  .replace('PASSWORD', PASSWORD)
  .split(' ')

type Order = Readonly<{ orderId: string; status: string }>

describe('a Redis that lets the service do what the example of a user says, and nothing else', function () {
  this.timeout(60_000)
  const servers = withServers({ redis: true }, { apart: true })
  let root: ReturnType<typeof createClient>
  let service: ServiceProcess | undefined
  beforeEach(async () => {
    root = createClient({ url: servers().redis.url })
    await root.connect()
    await root.sendCommand(['ACL', 'SETUSER', USER, ...RULES])
  })
  afterEach(async () => {
    root.destroy()
    await end(service)
  })

  it('lets orders be cached and waited for, requests be counted, and attempts to sign in be slowed down', async () => {
    const { host, port } = servers().redis
    const redis = { REDIS_HOST: host, REDIS_PORT: `${port}`, REDIS_USERNAME: USER, REDIS_PASSWORD: PASSWORD }
    service = await startProcess({ ...SHOP_VARIABLES, ...redis, RATE_LIMITS: 'on', LOG_LEVEL: 'debug' })
    const { address, lines } = service
    await eventually('the cache to be up', async () =>
      (await ask('GET', `${address}/health/ready`)).text.includes('"cache":"up"') ? true : undefined,
    )
    const [customer] = await customersOf(address, 1)
    const { token, email } = customer!
    const wrong = { email, password: 'not the right one' }
    expect((await ask('POST', `${address}/api/auth/login`, { json: wrong })).status).to.equal(401)
    const json = { items: [{ sku: 'MUG-STONEWARE', quantity: 1 }] }
    const { orderId } = await asked<Order>(ask('POST', `${address}/api/orders`, { token, key: 'the-order', json }))
    await eventually('the order to be processed', async () => {
      const { status } = await asked<Order>(ask('GET', `${address}/api/orders/${orderId}?wait=1`, { token }))
      return status === 'Processed' ? true : undefined
    })
    const { headers } = await ask('GET', `${address}/api/orders/${orderId}`, { token })
    await ask('GET', `${address}/api/orders/${orderId}?wait=1`, { token, known: headers.get('etag') ?? '' })

    const keys = await root.keys('*')
    for (const kind of ['order:1:', 'limit:', 'sign-in:pair:', 'sign-in:known:'])
      expect(
        keys.filter(key => key.startsWith(`orders:${kind}`)),
        kind,
      ).not.to.be.empty
    expect(await root.sendCommand(['PUBSUB', 'CHANNELS'])).to.deep.equal(['orders:changes:1'])
    expect(await root.sendCommand(['ACL', 'LOG'])).to.deep.equal([])
    expect(lines.filter(line => line.includes('a call of Redis failed'))).to.deep.equal([])
  })

  it('lets nothing be read elsewhere, nothing be listed, and nothing be emptied', async () => {
    const client = createClient({ url: servers().redis.url, username: USER, password: PASSWORD })
    await client.connect()
    const forbidden = {
      'reading a key of others': () => client.get('others'),
      'listing keys': () => client.keys('*'),
      'emptying it': () => client.flushAll(),
      'listening elsewhere': () => client.subscribe('others', () => undefined),
    }
    for (const [what, attempt] of Object.entries(forbidden)) {
      const error: unknown = await attempt().catch((refusal: unknown) => refusal)
      expect(error, what).to.be.instanceOf(ErrorReply)
      expect((error as ErrorReply).message, what).to.match(/^NOPERM/)
    }
    client.destroy()
  })
})
