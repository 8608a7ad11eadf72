import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { MongoClient, MongoServerError, type Document } from 'mongodb'
import { INDEXES } from '../../../src/adapters/driven/mongo/indexes.js'
import { ask, asked } from '../../support/ask.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { freePort } from '../../support/servers/free-port.js'
import { ask as askMongo } from '../../support/servers/mongo-member.js'
import { mongodProgram } from '../../support/servers/mongod-program.js'
import { startServer, type ServerProcess } from '../../support/servers/server-process.js'
import { SHORT_TIMINGS } from '../../support/short-timings.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'

const ROLE = JSON.parse(readFileSync('examples/least-privilege/mongodb-role.json', 'utf8')) as Document
const ROOT = { user: 'root', pwd: 'of the tests' }
const SERVICE = { user: 'service', pwd: 'of-the-service' }
const UNAUTHORIZED = 13

type Order = Readonly<{ orderId: string; status: string }>

describe('a MongoDB that lets the service do what the example of a role says, and nothing else', function () {
  this.timeout(120_000)

  let mongod: ServerProcess
  let service: ServiceProcess | undefined
  let url: string
  before(async () => {
    const [program, port] = [await mongodProgram(), await freePort()]
    const address = `127.0.0.1:${port}`
    mongod = await startServer({
      name: 'mongod',
      command: program,
      args: folder => [
        ...['--bind_ip', '127.0.0.1', '--port', `${port}`, '--nounixsocket', '--dbpath', folder],
        ...['--auth', '--wiredTigerCacheSizeGB', '0.25', '--quiet'],
      ],
      answers: async () => (await askMongo(address, { ping: 1 }))['ok'] === 1,
    })
    // Before there is any user, this machine may make the first one.
    await askMongo(address, { createUser: ROOT.user, pwd: ROOT.pwd, roles: ['root'] })
    const root = new MongoClient(`mongodb://${address}/`, { auth: { username: ROOT.user, password: ROOT.pwd } })
    await root.db('orders').command(ROLE)
    await root.db('orders').command({ createUser: SERVICE.user, pwd: SERVICE.pwd, roles: [ROLE['createRole']] })
    await root.close()
    url = `mongodb://${SERVICE.user}:${SERVICE.pwd}@${address}/orders`
  })
  after(async () => {
    await end(service)
    await mongod.stop()
  })

  it('names every collection that there is', () => {
    const named = (ROLE['privileges'] as Document[]).map(
      ({ resource }) => (resource as Document)['collection'] as string,
    )
    expect(named).to.have.members(Object.keys(INDEXES))
  })

  it('lets orders be placed, processed, cancelled and reconciled, stock adjusted, and people sign in and out', async () => {
    service = await startProcess({ MONGO_URL: url, ...SHOP_VARIABLES, ...SHORT_TIMINGS })
    const { address, lines } = service
    await stockShelves(address, { TEAPOT: 10 })
    const [customer] = await customersOf(address, 1)
    const { token } = customer!
    const json = { items: [{ sku: 'TEAPOT', quantity: 2 }] }
    const key = 'the-first-order'
    const { orderId } = await asked<Order>(ask('POST', `${address}/api/orders`, { token, key, json }))
    await eventually('the order to be processed', async () => {
      const { status } = await asked<Order>(ask('GET', `${address}/api/orders/${orderId}`, { token }))
      return status === 'Processed' ? true : undefined
    })
    const tooMany = { items: [{ sku: 'TEAPOT', quantity: 20 }] }
    expect((await ask('POST', `${address}/api/orders`, { token, key: 'too-many', json: tooMany })).status).to.equal(409)
    expect((await ask('POST', `${address}/api/orders/${orderId}/cancel`, { token, json: {} })).status).to.equal(409)
    await asked(ask('GET', `${address}/api/orders/${orderId}/history`, { token }))
    await asked(ask('POST', `${address}/api/auth/logout-all`, { token }))
    await eventually('the adjustment to be filed', async () => {
      const client = new MongoClient(url)
      const filed = await client.db().collection('adjustments').findOne()
      await client.close()
      return filed ?? undefined
    })
    const refused = lines.filter(line => /MongoDB refuses|reconciling (failed|broke)|not authorized/.test(line))
    expect(refused).to.deep.equal([])
  })

  it('lets nothing be removed, and nothing be read elsewhere', async () => {
    const client = new MongoClient(url)
    const forbidden = {
      'removing an order': () => client.db().collection('orders').deleteMany({}),
      'dropping a collection': () => client.db().collection('stock').drop(),
      'reading another database': () => client.db('admin').collection('system.users').findOne(),
      'making another collection': () => client.db().collection('others').insertOne({}),
    }
    for (const [what, attempt] of Object.entries(forbidden)) {
      const error: unknown = await attempt().catch((refusal: unknown) => refusal)
      expect(error, what).to.be.instanceOf(MongoServerError)
      expect((error as MongoServerError).code, what).to.equal(UNAUTHORIZED)
    }
    await client.close()
  })
})
