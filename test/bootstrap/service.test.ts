import { expect } from 'chai'
import { startService, type RunningService } from '../../src/bootstrap/service.js'
import { T } from '../../src/bootstrap/tokens.js'
import { anAdmin } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { silentLogger } from '../support/silent-logger.js'
import { testConfig } from '../support/world.js'

const ADMIN = { email: 'root@example.com', password: 'a password for the tests' }

describe('the service, when it is started', () => {
  let service: RunningService
  before(async () => {
    const config = testConfig({ PORT: '0', ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password })
    service = await startService(config, silentLogger)
  })
  after(() => service.stop())

  it('has something to buy: one product out of stock, one with 5 left, one with 10,000', async () => {
    const { items } = await valueOf(service.container.get(T.listInventory)({ by: anAdmin(), limit: 100 }))
    expect(items).to.have.lengthOf.at.least(6)
    expect(items.map(({ available }) => available)).to.include.members([0, 5, 10_000])
  })

  it('has the administrator of its configuration', async () => {
    const answer = await fetch(`${service.address}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(ADMIN),
    })
    expect(answer.status).to.equal(200)
  })

  it('is ready, and shows its mailbox', async () => {
    for (const path of ['/health/ready', '/dev/mailbox', '/dev/mailbox.json']) {
      const { status } = await fetch(`${service.address}${path}`)
      expect(status, path).to.equal(200)
    }
  })
})

describe('the service', () => {
  const startAndStop = async (variables: Record<string, string>) => {
    const service = await startService(testConfig({ PORT: '0', ...variables }), silentLogger)
    return service.stop()
  }

  it('does not start on a store that does not answer', async () => {
    const failure = await startAndStop({ MONGO_URL: 'mongodb://127.0.0.1:1/orders' }).catch(String)
    expect(failure).to.include('127.0.0.1:1')
  })

  it('stops cleanly when there is nothing to do', async () => {
    expect(await startAndStop({ ADMIN_PASSWORD: ADMIN.password })).to.equal(true)
  })
})
