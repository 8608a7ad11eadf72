import { expect } from 'chai'
import { ask, asked } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'

type OrderSeen = Readonly<{ orderId: string; status: string; updatedAt: string }>

const ORDERS = 15
/** A look a second would be half a second late on average. */
const AT_ONCE_MS = 250
const A_LOOK_LATE_MS = 2_500
/** Longer than the wait itself. */
const WITHIN = 30_000

describe('waiting at one API for an order that was placed at another and is processed by a worker', function () {
  this.timeout(120_000)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' })

  for (const [how, withRedis, lateAtMost] of [
    ['ends at once', true, AT_ONCE_MS],
    ['ends with the next look where there is no Redis', false, A_LOOK_LATE_MS],
  ] as const)
    it(how, async () => {
      const { mongo, redis, aws } = servers()
      const used = { mongo, aws, ...(withRedis ? { redis } : {}) }
      const variables = await serviceVariables(used, `waiting-${withRedis}-${process.pid}`)
      const cluster: Cluster = await startCluster({ ...variables, ...SHOP_VARIABLES }, { apis: 2, workers: 1 })
      try {
        const [one, other] = cluster.addresses()
        await stockShelves(one!, { TEAPOT: ORDERS })
        const { token } = (await customersOf(one!, 1))[0]!
        const lateness = async () => {
          const json = { items: [{ sku: 'TEAPOT', quantity: 1 }] }
          const { orderId } = await asked<OrderSeen>(ask('POST', `${one!}/api/orders`, { token, json }))
          const path = `/api/orders/${orderId}?wait=25`
          const order = await asked<OrderSeen>(ask('GET', other! + path, { token, within: WITHIN }))
          expect(order.status).to.equal('Processed')
          return Date.now() - Date.parse(order.updatedAt)
        }
        const late: number[] = []
        while (late.length < ORDERS) late.push(await lateness())
        late.sort((a, b) => a - b)
        const median = late[Math.floor(ORDERS / 2)]!
        console.log(`      answered ${median} ms after the decision at the median, ${late.at(-1)} ms at most`)
        expect(median).to.be.lessThan(lateAtMost)
      } finally {
        await cluster.stop()
      }
    })
})
