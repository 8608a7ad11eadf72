import { expect } from 'chai'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { ask, asked } from '../../support/ask.js'
import { documentsIn } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { samplesOf } from '../../support/samples-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'

const ORDERS = 40
/** Far less than the quarter of an hour after which the reconciler looks. */
const PROCESSED_WITHIN_MS = 20_000
const NOT_BEFORE_MS = 10 * 60_000

describe('a process with its orders in MongoDB and its queue in memory, killed while orders wait in the queue', function () {
  this.timeout(120_000)
  const servers = withServers({ mongo: {} })
  const database = `losing-the-queue-${process.pid}`

  /** Takes connections and never answers: the worker's one hand is busy with its first mail. */
  let silence: Server
  let running: ServiceProcess | undefined
  before(done => {
    silence = createServer().listen(0, '127.0.0.1', done)
  })
  after(async () => {
    await end(running)
    silence.close()
  })

  it('processes them all as soon as it is started again, and none of it is a repair', async () => {
    const variables = { ...(await serviceVariables(servers(), database)), ...SHOP_VARIABLES }
    const silentMail = {
      WORKER_CONCURRENCY: '1',
      AWS_SES_FROM_EMAIL: 'shop@example.com',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY: 'key',
      AWS_SECRET_KEY: 'secret',
      AWS_ENDPOINT_URL_SES: `http://127.0.0.1:${(silence.address() as AddressInfo).port}`,
    }
    running = await startProcess({ ...variables, ...silentMail })
    await stockShelves(running.address, { TEAPOT: ORDERS })
    const [customer] = await customersOf(running.address, 1)
    const { token } = customer!
    const json = { items: [{ sku: 'TEAPOT', quantity: 1 }] }
    for (let placed = 0; placed < ORDERS; placed += 1)
      await asked(ask('POST', `${running.address}/api/orders/create`, { token, json }))

    const { client, orders, stock } = documentsIn(servers().mongo.url(database))
    try {
      const published = async () => (await orders()).filter(({ outbox }) => outbox?.length === 0).length === ORDERS
      await eventually('every order to be published', async () => ((await published()) ? true : undefined))
      await end(running)
      const waiting = (await orders()).filter(({ status }) => status === 'Pending')
      expect(waiting).to.have.lengthOf(ORDERS - 1)
      for (const { dueAt } of waiting) expect(dueAt!.getTime()).to.be.greaterThan(Date.now() + NOT_BEFORE_MS)

      running = await startProcess(variables)
      const processed = async () => (await orders()).every(({ status }) => status === 'Processed')
      await eventually('every order to be processed', async () => ((await processed()) ? true : undefined), {
        within: PROCESSED_WITHIN_MS,
      })
      await eventually('the stock to be sold', async () => ((await stock())[0]?.sold === ORDERS ? true : undefined))
      const page = await (await fetch(`${running.address}/metrics`)).text()
      const late = [...samplesOf(page)].filter(([name, count]) => /^(repairs|alarms)_total/.test(name) && count > 0)
      expect(late).to.deep.equal([])
      expect(running.lines.join('\n')).to.include(`"orders":${ORDERS - 1}`)
    } finally {
      await client.close()
    }
  })
})
