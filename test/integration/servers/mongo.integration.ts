import { expect } from 'chai'
import { MongoClient, MongoServerError } from 'mongodb'
import { setTimeout as pause } from 'node:timers/promises'
import { withServers } from '../../support/servers/with-servers.js'

const majority = { writeConcern: { w: 'majority', j: true } } as const

const clients: MongoClient[] = []
afterEach(() => Promise.all(clients.splice(0).map(client => client.close())))

const ordersAt = (url: string) => {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 20_000 })
  clients.push(client)
  return client.db().collection<{ _id: string }>('orders')
}

describe('a MongoDB of the tests, alone', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: { failPoints: true } }, { apart: true })

  it('keeps what it acknowledged when it is killed and restarted', async () => {
    const [member] = servers().mongo.members
    const orders = ordersAt(servers().mongo.url('killed'))
    await orders.insertOne({ _id: 'acknowledged' }, majority)
    await member!.kill()
    await member!.restart()
    expect(await orders.findOne({ _id: 'acknowledged' })).to.deep.equal({ _id: 'acknowledged' })
  })

  it('answers nothing while it hangs, and then everything', async () => {
    const [member] = servers().mongo.members
    const orders = ordersAt(servers().mongo.url('hung'))
    await orders.insertOne({ _id: 'before' }, majority)
    member!.hang()
    let answered = false
    const answer = orders.findOne({ _id: 'before' }).finally(() => (answered = true))
    await pause(300)
    expect(answered).to.equal(false)
    member!.resume()
    expect(await answer).to.deep.equal({ _id: 'before' })
  })

  it('takes writes again after it stepped down', async () => {
    const { stepDown, url } = servers().mongo
    await stepDown()
    expect((await ordersAt(url('stepped')).insertOne({ _id: 'after' }, majority)).acknowledged).to.equal(true)
  })

  it('fails commands on purpose', async () => {
    const orders = ordersAt(servers().mongo.url('failing'))
    const { client } = orders.db
    await client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['insert'], writeConcernError: { code: 64, errmsg: 'waited too long' } },
    })
    const error: unknown = await orders.insertOne({ _id: 'stored' }, majority).catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(MongoServerError)
    expect(await orders.findOne({ _id: 'stored' })).to.deep.equal({ _id: 'stored' })
  })
})

describe('a MongoDB of the tests, of three members', function () {
  this.timeout(120_000)
  const servers = withServers({ mongo: { members: 3 } }, { apart: true })

  it('has another primary, with all that was acknowledged, when its primary is killed', async () => {
    const { mongo } = servers()
    const orders = ordersAt(mongo.url('elected'))
    await orders.insertOne({ _id: 'acknowledged' }, majority)
    const before = await mongo.primary()
    const began = performance.now()
    await before.kill()
    const after = await mongo.primary()
    console.log(`      another primary after ${(performance.now() - began).toFixed(0)} ms`)

    expect(after.address).not.to.equal(before.address)
    expect(await orders.findOne({ _id: 'acknowledged' })).to.deep.equal({ _id: 'acknowledged' })
    await before.restart()
    expect((await mongo.primary()).address).to.equal(after.address)
  })

  it('has another primary when its primary steps down', async () => {
    const { mongo } = servers()
    const before = await mongo.primary()
    await mongo.stepDown()
    expect((await mongo.primary()).address).not.to.equal(before.address)
  })

  it('takes no write acknowledged by a majority while one member is left', async () => {
    const { mongo } = servers()
    const orders = ordersAt(mongo.url('minority'))
    await orders.insertOne({ _id: 'first' }, majority)
    const primary = await mongo.primary()
    const others = mongo.members.filter(member => member !== primary)
    await Promise.all(others.map(member => member.kill()))
    const error: unknown = await orders
      .insertOne({ _id: 'second' }, { writeConcern: { w: 'majority', wtimeoutMS: 500 } })
      .catch((reason: unknown) => reason)
    expect(error).to.be.instanceOf(Error)
    await Promise.all(others.map(member => member.restart()))
    await mongo.primary()
  })
})
