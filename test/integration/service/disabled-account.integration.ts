import { expect } from 'chai'
import { ask, asked } from '../../support/ask.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'

const BOSS = { email: 'boss@example.com', password: 'correct horse battery' }
const ADA = { ...BOSS, email: 'ada@example.com' }
const WITHIN_MS = 2_000

describe('an account that is disabled in one process', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: {} })
  const processes: ServiceProcess[] = []
  before(async () => {
    const variables = {
      MONGO_URL: servers().mongo.url(`disabled-${process.pid}`),
      ACCESS_TOKEN_SECRET: 'a'.repeat(32),
      REFRESH_TOKEN_SECRET: 'r'.repeat(32),
      ADMIN_EMAIL: BOSS.email,
      ADMIN_PASSWORD: BOSS.password,
    }
    processes.push(await startProcess(variables), await startProcess(variables))
  })
  after(() => Promise.all(processes.map(end)))

  const at = (index: number, path: string) => `${processes[index]!.address}${path}`
  const signIn = (index: number, json: object) =>
    asked<{ accessToken: string }>(ask('POST', at(index, '/api/auth/login'), { json }))
  const me = async (index: number, token: string) => (await ask('GET', at(index, '/api/auth/me'), { token })).status

  it('is shut out at once there, and in the other within 2 s, and told of in the log', async () => {
    const { userId } = await asked<{ userId: string }>(ask('POST', at(0, '/api/auth/register'), { json: ADA }))
    const [boss, ada] = [await signIn(0, BOSS), await signIn(1, ADA)]
    expect([await me(0, ada.accessToken), await me(1, ada.accessToken)]).to.deep.equal([200, 200])

    await asked(ask('POST', at(0, `/api/accounts/${userId}/disable`), { token: boss.accessToken }))
    const disabled = performance.now()
    expect(await me(0, ada.accessToken)).to.equal(401)
    // What was asked within the two seconds may have been answered either way.
    await eventually('the end of the session', async () => {
      const asking = performance.now()
      const status = await me(1, ada.accessToken)
      expect(status === 401 || asking - disabled < WITHIN_MS, `${status} after ${asking - disabled} ms`).to.equal(true)
      return status === 401 ? true : undefined
    })
    expect((await ask('POST', at(1, '/api/auth/login'), { json: ADA })).status).to.equal(401)
    expect(processes[0]!.lines.find(line => line.includes('AccountDisabled'))).to.include(userId)
  })

  it('leaves its seat in the other, where it waits for an order, long before the wait is over', async () => {
    const eve = { ...ADA, email: 'eve@example.com' }
    const { userId } = await asked<{ userId: string }>(ask('POST', at(0, '/api/auth/register'), { json: eve }))
    const [boss, { accessToken }] = [(await signIn(0, BOSS)).accessToken, await signIn(1, eve)]
    const mug = { name: 'A mug', unitPrice: { amount: 1, currency: 'EUR' } }
    await asked(ask('PUT', at(0, '/api/inventory/MUG'), { token: boss, json: mug }))
    const delivery = { quantity: 1, reason: 'delivery' }
    await asked(ask('POST', at(0, '/api/inventory/MUG/adjustments'), { token: boss, json: delivery }))
    const json = { items: [{ sku: 'MUG', quantity: 1 }] }
    const placed = await asked<{ orderId: string }>(ask('POST', at(1, '/api/orders'), { token: accessToken, json }))
    const order = at(1, `/api/orders/${placed.orderId}`)
    await eventually('its decision', async () => {
      const { headers } = await ask('GET', order, { token: accessToken })
      return headers.get('etag') === '"2"' || undefined
    })

    const asking = performance.now()
    const waiting = ask('GET', `${order}?wait=25`, { token: accessToken, known: '"2"', within: 40_000 })
    await asked(ask('POST', at(0, `/api/accounts/${userId}/disable`), { token: boss }))
    expect((await waiting).status).to.equal(401)
    expect(performance.now() - asking).to.be.lessThan(20_000)
  })
})
