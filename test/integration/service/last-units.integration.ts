import { expect } from 'chai'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Answer } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { documentsIn, isConserved, isQuiet, type StockRow } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'

const BUYERS = 20
const ATTEMPTS = 1_000
const UNITS = 100

describe('100 units, through two API processes', function () {
  this.timeout(180_000)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' })
  const database = `last-units-${process.pid}`

  let cluster: Cluster | undefined
  before(async () => {
    const variables = await serviceVariables(servers(), database)
    cluster = await startCluster({ ...variables, ...SHOP_VARIABLES }, { apis: 2, workers: 1 })
  })
  after(() => cluster?.stop())

  it('are sold 100 times to 1,000 who want one at once', async () => {
    const addresses = cluster!.addresses()
    await stockShelves(addresses[0]!, { TEAPOT: UNITS })
    const buyers = await customersOf(addresses[0]!, BUYERS)
    const { client, orders, stock } = documentsIn(servers().mongo.url(database))
    const seen: StockRow[] = []
    const over = new AbortController()
    const watching = (async () => {
      while (!over.signal.aborted) seen.push(...(await stock()))
    })()

    try {
      const items = [{ sku: 'TEAPOT', quantity: 1 }]
      const began = performance.now()
      let troubled = 0
      const attempt = (index: number): Promise<number> => {
        const address = addresses[index % addresses.length]!
        const { token } = buyers[index % BUYERS]!
        const buy = () => ask('POST', `${address}/api/orders/create`, { token, json: { items }, within: 60_000 })
        return answeredFor(buy, () => (troubled += 1))
      }
      const statuses = await Promise.all(times(ATTEMPTS, attempt))
      const seconds = (performance.now() - began) / 1_000
      console.log(`      ${(ATTEMPTS / seconds).toFixed(0)} attempts/s, ${troubled} answers 503`)
      const settled = () =>
        eventually('every order to be settled', async () => (isQuiet(await orders(), await stock()) ? true : undefined))
      await settled()

      // What was held for an answer that took too long is back by now, and goes to whoever comes next.
      const left = (await stock())[0]!.available
      expect(left, 'units left by buyers of whom none was told to come again').to.be.at.most(troubled)
      statuses.push(...(await Promise.all(times(left, attempt))))
      await settled()

      const processed = (await orders()).filter(({ status }) => status === 'Processed')
      expect(processed).to.have.lengthOf(UNITS)
      expect((await stock())[0]).to.deep.include({ received: UNITS, available: 0, held: 0, sold: UNITS })
      expect(statuses.filter(status => status === 201).length).to.be.within(UNITS - troubled, UNITS)
      expect(statuses.filter(status => ![201, 409, 503].includes(status))).to.deep.equal([])
    } finally {
      over.abort()
      await watching
      await client.close()
    }
    expect(seen.length).to.be.greaterThan(0)
    expect(seen.filter(row => !isConserved(row))).to.deep.equal([])
  })
})

/** Who is answered that there is too much to do, and hence certainly has no order, comes again. */
const answeredFor = async (buy: () => Promise<Answer>, told: () => void): Promise<number> => {
  for (;;) {
    const { status, headers, json } = await buy()
    if (status !== 503) return status
    told()
    if ((json as { orderId?: string }).orderId !== undefined) return status
    await pause(Number(headers.get('retry-after') ?? 1) * 1_000)
  }
}
