import { expect } from 'chai'
import { end, startProcess, type ServiceProcess } from '../support/service-process.js'

const BUYERS = 20
const ATTEMPTS = 200
const IN_STOCK = 5
const ADMIN = { email: 'admin@example.com', password: 'a password for the tests' }

type StockFigures = Readonly<{ available: number; received: number; held: number; sold: number }>

describe('a product with 5 left', function () {
  this.timeout(60_000)

  let service: ServiceProcess
  before(async () => {
    service = await startProcess({ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password })
  })
  after(() => end(service))

  const post = (path: string, body: object, token?: string) =>
    fetch(`${service.address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    })
  const signIn = async (credentials: object): Promise<string> => {
    const answer = await post('/api/auth/login', credentials)
    return ((await answer.json()) as { accessToken: string }).accessToken
  }
  const teapots = async (token: string): Promise<StockFigures> => {
    const answer = await fetch(`${service.address}/api/inventory/TEAPOT-CAST-IRON`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    return (await answer.json()) as StockFigures
  }

  it('is sold 5 times to 200 who want it at once, over HTTP', async () => {
    const buyers = await Promise.all(
      Array.from({ length: BUYERS }, async (_, index) => {
        const credentials = { email: `buyer-${index}@example.com`, password: 'correct horse battery' }
        await post('/api/auth/register', credentials)
        return signIn(credentials)
      }),
    )
    const items = [{ sku: 'TEAPOT-CAST-IRON', quantity: 1 }]
    const answers = await Promise.all(
      Array.from({ length: ATTEMPTS }, (_, index) => post('/api/orders/create', { items }, buyers[index % BUYERS])),
    )
    const statuses = answers.map(answer => answer.status)
    expect(statuses.filter(status => status === 201)).to.have.lengthOf(IN_STOCK)
    expect(statuses.filter(status => status === 409)).to.have.lengthOf(ATTEMPTS - IN_STOCK)

    const admin = await signIn(ADMIN)
    await allSold(() => teapots(admin))
    const { available, received, held, sold } = await teapots(admin)
    expect({ available, received, held, sold }).to.deep.equal({ available: 0, received: 5, held: 0, sold: 5 })
  })
})

/** The worker comes a moment after the answers. */
const allSold = async (figures: () => Promise<StockFigures>): Promise<void> => {
  while ((await figures()).held > 0) await new Promise(resolve => setTimeout(resolve, 20))
}
