import { randomUUID } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'
import { client, type Answer } from './client.js'

export type RunningShop = Readonly<{
  api: ServiceProcess
  worker: ServiceProcess
  /** Places an order for one unit; with a key, so that it may be sent again. */
  place: (key?: string) => Promise<Answer>
  read: (orderId: string) => Promise<Answer>
  ready: (service: ServiceProcess) => Promise<Answer>
  /** The metric, summed over the labels that match. */
  metric: (service: ServiceProcess, name: string, labels?: string) => Promise<number>
  /** What is stored, asked of MongoDB itself. */
  orders: () => Promise<readonly StoredOrder[]>
  stock: () => Promise<Figures>
  stop: () => Promise<void>
}>
export type StoredOrder = Readonly<{ _id: string; status: string; updatedAt: Date; dueAt?: Date }>
export type Figures = Readonly<{ received: number; available: number; held: number; sold: number }>

const SKU = 'TEAPOT-CAST-IRON'
const IN_STOCK = 100_000
const PASSWORD = 'correct horse battery'
const ADMIN_EMAIL = 'admin@example.com'
const SECRETS = { ACCESS_TOKEN_SECRET: 'a'.repeat(32), REFRESH_TOKEN_SECRET: 'r'.repeat(32) }

/** An API and a worker, each a process of its own, with something to buy and a customer who is signed in. `storeUrl` leads past every proxy. */
export const runningShop = async (variables: Record<string, string>, storeUrl: string): Promise<RunningShop> => {
  const store = new MongoClient(storeUrl)
  const [api, worker] = await Promise.all([
    startProcess({ ...variables, ...SECRETS, ROLE: 'api', ADMIN_EMAIL, ADMIN_PASSWORD: PASSWORD }),
    startProcess({ ...variables, ROLE: 'worker' }),
  ])
  const ask = client(api.address)

  const signedIn = async (email: string): Promise<string> => {
    const { body } = await ask('POST', '/api/auth/login', { body: { email, password: PASSWORD } })
    return String(body['accessToken'])
  }
  const admin = await signedIn(ADMIN_EMAIL)
  const product = { name: 'Cast-iron teapot', unitPrice: { amount: 5_900, currency: 'USD' } }
  await ask('PUT', `/api/inventory/${SKU}`, { token: admin, body: product })
  const delivery = { quantity: IN_STOCK, reason: 'first delivery' }
  await ask('POST', `/api/inventory/${SKU}/adjustments`, { token: admin, body: delivery })
  const email = `customer-${randomUUID()}@example.com`
  await ask('POST', '/api/auth/register', { body: { email, password: PASSWORD } })
  const token = await signedIn(email)

  return {
    api,
    worker,
    place: key =>
      ask('POST', '/api/orders', {
        token,
        body: { items: [{ sku: SKU, quantity: 1 }] },
        ...(key === undefined ? {} : { key }),
      }),
    read: orderId => ask('GET', `/api/orders/${orderId}`, { token }),
    ready: service => client(service.address)('GET', '/health/ready'),
    metric: async (service, name, labels = '') => {
      const page = await (await fetch(`${service.address}/metrics`)).text()
      const lines = page.split('\n').filter(line => line.startsWith(name) && line.includes(labels))
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    },
    orders: () => store.db().collection<StoredOrder>('orders').find().toArray(),
    stock: async () => {
      const item = await store.db().collection<Figures & { _id: string }>('stock').findOne({ _id: SKU })
      if (!item) throw new Error(`there is no ${SKU}`)
      const { received, available, held, sold } = item
      return { received, available, held, sold }
    },
    stop: async () => {
      await Promise.all([end(api), end(worker)])
      await store.close()
    },
  }
}

/** Stops the shop, if it was opened. */
export const close = async (shop: RunningShop | undefined): Promise<void> => shop?.stop()
