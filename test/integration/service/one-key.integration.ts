import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { cryptoIdSource } from '../../../src/adapters/driven/system/crypto-id-source.js'
import { systemClock } from '../../../src/adapters/driven/system/system-clock.js'
import type { IdempotencyKey, UserId } from '../../../src/domain/shared/ids.js'
import type { Answer } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { documentsIn, isConserved } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves, type Customer } from '../../support/opened-shop.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { answersTo, bodiesOf, isReplayed } from './insisting-clients.js'

const KEYS = 100
const CLIENTS = 50
const KEYS_AT_ONCE = 4

describe('One Idempotency-Key, through two API processes', function () {
  this.timeout(180_000)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' })
  const database = `one-key-${process.pid}`

  let opened: Cluster | undefined
  let cluster: Cluster
  let ada: Customer
  let eve: Customer
  before(async () => {
    const variables = await serviceVariables(servers(), database)
    cluster = opened = await startCluster({ ...variables, ...SHOP_VARIABLES }, { apis: 2, workers: 1 })
    const [address] = cluster.addresses() as [string]
    await stockShelves(address, { TEAPOT: 2 * KEYS, MUG: 1 })
    ;[ada, eve] = (await customersOf(address, 2)) as [Customer, Customer]
  })
  after(() => opened?.stop())

  const placed = (by: Customer, key: string, sku = 'TEAPOT', quantity = 1, clients = CLIENTS) =>
    answersTo(cluster.addresses, clients, {
      ...{ path: '/api/orders', token: by.token, key },
      json: { items: [{ sku, quantity }] },
    })
  const orderIdIn = ({ json }: Answer) => (json as { orderId: string }).orderId
  const statusesOf = (answers: readonly Answer[]) => [...new Set(answers.map(({ status }) => status))]

  it(`makes one order of ${CLIENTS} attempts at once, ${KEYS} times, while a process is killed`, async () => {
    const began = performance.now()
    const asked = new Map<string, readonly Answer[]>()
    let crash: Promise<void> | undefined
    for (let first = 0; first < KEYS; first += KEYS_AT_ONCE) {
      const keys = times(KEYS_AT_ONCE, n => `one-order-${first + n}`)
      const asking = keys.map(async key => asked.set(key, await placed(ada, key)))
      if (first >= KEYS / 2) crash ??= cluster.nodes.findLast(({ role }) => role === 'api')!.crash()
      await Promise.all(asking)
    }
    await crash
    console.log(`      ${((KEYS * CLIENTS * 1_000) / (performance.now() - began)).toFixed(0)} answers/s`)

    for (const [key, answers] of asked) {
      expect(statusesOf(answers), key).to.deep.equal([201])
      expect(bodiesOf(answers), key).to.have.lengthOf(1)
      // None, if the process that was killed was the one to say it.
      expect(answers.filter(answer => !isReplayed(answer)).length, key).to.be.at.most(1)
    }
    const fresh = [...asked.values()].filter(answers => !answers.every(isReplayed))
    expect(fresh.length).to.be.at.least(KEYS - KEYS_AT_ONCE)

    const { client, orders, stock } = documentsIn(servers().mongo.url(database))
    try {
      const ids = [...asked.values()].map(([answer]) => orderIdIn(answer!))
      expect((await orders()).filter(({ lines }) => lines).map(({ _id }) => _id)).to.have.members(ids)
      expect((await stock()).filter(row => !isConserved(row))).to.deep.equal([])
    } finally {
      await client.close()
    }
    for (const [key, [first]] of [...asked].slice(-KEYS_AT_ONCE)) {
      const [again] = await placed(ada, key, 'TEAPOT', 1, 1)
      expect(isReplayed(again!), key).to.equal(true)
      expect(again!.text, key).to.equal(first!.text)
    }
  })

  it('repeats a refusal, also when there is enough by then', async () => {
    const short = await placed(ada, 'too-many-mugs', 'MUG', 2)
    expect(statusesOf(short)).to.deep.equal([409])
    await stockShelves(cluster.addresses()[0]!, { MUG: 10 })
    const later = await placed(ada, 'too-many-mugs', 'MUG', 2, 4)
    const told = [...short, ...later].map(({ json }) => ({ ...(json as object), instance: '' }))
    for (const refusal of told) expect(refusal).to.deep.equal(told[0])
    expect(later.every(isReplayed)).to.equal(true)
    expect(told[0]).to.deep.include({ shortages: [{ sku: 'MUG', requested: 2, available: 1 }] })
  })

  it('makes an order, too, when its first attempt was abandoned', async () => {
    const key = 'once-abandoned' as IdempotencyKey
    const ids = cryptoIdSource(systemClock)
    const [first, second] = [0, 1].map(generation => ids.orderIdOf(ada.userId as UserId, key, generation))
    const client = new MongoClient(servers().mongo.url(database))
    const tombstone = { _id: first!, schemaVersion: 1, status: 'Abandoned', insertedBy: 'a reconciler' }
    await client
      .db()
      .collection<{ _id: string }>('orders')
      .insertOne(tombstone)
      .finally(() => client.close())

    const answers = await placed(ada, key)
    expect(statusesOf(answers)).to.deep.equal([201])
    expect(bodiesOf(answers)).to.have.lengthOf(1)
    expect(answers.map(orderIdIn)[0]).to.equal(second)
    expect(answers.filter(answer => !isReplayed(answer))).to.have.lengthOf(1)
  })

  it("is nobody else's: the same key of another account is another order", async () => {
    const [hers, others] = await Promise.all([
      placed(ada, 'a-key-of-two', 'TEAPOT', 1, 10),
      placed(eve, 'a-key-of-two', 'TEAPOT', 1, 10),
    ])
    for (const answers of [hers, others]) {
      expect(bodiesOf(answers)).to.have.lengthOf(1)
      expect(answers.filter(answer => !isReplayed(answer))).to.have.lengthOf(1)
    }
    expect(orderIdIn(hers[0]!)).not.to.equal(orderIdIn(others[0]!))
  })

  it('is good for one order: for another one it is refused, and says so', async () => {
    await placed(ada, 'for-one-teapot', 'TEAPOT', 1, 1)
    const [other] = await placed(ada, 'for-one-teapot', 'TEAPOT', 2, 1)
    expect(other).to.deep.include({ status: 422 })
    expect(other!.json).to.include({ type: '/problems/key-reused' })
  })
})
