import { expect } from 'chai'
import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Answer } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { documentsIn, isConserved, isQuiet, type StockRow } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'

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
      const statuses = await Promise.all(
        Array.from({ length: ATTEMPTS }, async (_, index) => {
          const address = addresses[index % addresses.length]!
          const { token } = buyers[index % BUYERS]!
          return answeredFor(() =>
            ask('POST', `${address}/api/orders/create`, { token, json: { items }, within: 60_000 }),
          )
        }),
      )
      const seconds = (performance.now() - began) / 1_000
      console.log(`      ${(ATTEMPTS / seconds).toFixed(0)} attempts/s`)
      expect(statuses.filter(status => status === 201)).to.have.lengthOf(UNITS)
      expect(statuses.filter(status => status === 409)).to.have.lengthOf(ATTEMPTS - UNITS)

      await eventually('every order to be settled', async () =>
        isQuiet(await orders(), await stock()) ? true : undefined,
      )
      expect((await stock())[0]).to.deep.include({ received: UNITS, available: 0, held: 0, sold: UNITS })
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
const answeredFor = async (buy: () => Promise<Answer>): Promise<number> => {
  for (;;) {
    const { status, headers, json } = await buy()
    if (status !== 503 || (json as { orderId?: string }).orderId !== undefined) return status
    await pause(Number(headers.get('retry-after') ?? 1) * 1_000)
  }
}
