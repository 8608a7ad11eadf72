import { expect } from 'chai'
import { ask, asked } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { documentsIn, isConserved } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'

type OrderSeen = Readonly<{ orderId: string; status: string; totalAmount: object }>

for (const name of await awsEmulatorsAtHand())
  describe(`an order, with API and worker apart, on MongoDB, Redis and ${name}`, function () {
    this.timeout(120_000)
    const servers = withServers({ mongo: {}, redis: true, aws: name })
    const database = `story-${name}-${process.pid}`

    let cluster: Cluster | undefined
    before(async () => {
      const variables = await serviceVariables(servers(), database)
      cluster = await startCluster({ ...variables, ...SHOP_VARIABLES }, { apis: 1, workers: 1 })
    })
    after(() => cluster?.stop())

    it('is placed, processed, its stock sold, and its customer told once', async () => {
      const address = cluster!.addresses()[0]!
      await stockShelves(address, { TEAPOT: 10 })
      const { token, email } = (await customersOf(address, 1))[0]!
      const place = () =>
        ask('POST', `${address}/api/orders/create`, {
          token,
          key: 'the-first-order',
          json: { items: [{ sku: 'TEAPOT', quantity: 2 }] },
        })
      const read = (orderId: string) => asked<OrderSeen>(ask('GET', `${address}/api/orders/${orderId}`, { token }))

      const placed = await asked<OrderSeen>(place())
      expect(placed).to.deep.include({ status: 'Pending', totalAmount: { amount: 2_000, currency: 'USD' } })
      const processed = await eventually('the order to be processed', async () => {
        const order = await read(placed.orderId)
        return order.status === 'Processed' ? order : undefined
      })
      expect(await read(processed.orderId)).to.deep.equal(processed)
      expect(await asked(place())).to.deep.equal(placed)

      const { client, orders, stock } = documentsIn(servers().mongo.url(database))
      try {
        const settled = await eventually('nothing to be due', async () =>
          (await orders()).find(({ dueAt }) => dueAt === undefined),
        )
        expect(settled).to.deep.include({ _id: placed.orderId, stock: 'done', outbox: [] })
        const teapots = (await stock())[0]!
        expect(teapots).to.deep.include({ _id: 'TEAPOT', received: 10, available: 8, held: 0, sold: 2 })
        expect(isConserved(teapots)).to.equal(true)
      } finally {
        await client.close()
      }

      const mails = (await servers().aws.mails()).filter(({ text }) => text.includes(placed.orderId))
      expect(mails.map(({ to, subject }) => ({ to, subject }))).to.deep.equal([
        { to: [email], subject: `Your order ${placed.orderId} has been processed` },
      ])
      expect(mails[0]?.text).to.contain('2 x TEAPOT (TEAPOT), USD 10.00 each')
    })
  })
