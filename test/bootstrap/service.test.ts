import { expect } from 'chai'
import { backingModules } from '../../src/bootstrap/backing-modules.js'
import { createContainer } from '../../src/bootstrap/container.js'
import { startContainer, startService, type RunningService } from '../../src/bootstrap/service.js'
import { T } from '../../src/bootstrap/tokens.js'
import { samplesOf } from '../support/samples-of.js'
import { eventually } from '../support/servers/eventually.js'
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

  it('keeps the messages that it puts aside where operators see them, counts them, and takes them again', async () => {
    const { container, address } = service
    const list = () => valueOf(container.get(T.listDeadLetters)({ limit: 10 }))
    const putAside = async (letters: number) =>
      eventually('a dead letter', async () => {
        const page = await (await fetch(`${address}/metrics`)).text()
        const counted = samplesOf(page).get('messages_total{disposal="DeadLetter"}')
        return counted === letters ? (await list())[0] : undefined
      })

    container.get(T.inMemoryQueue).send('nonsense')
    const letter = await putAside(1)
    expect(letter).to.include({ body: 'nonsense', reason: 'not JSON', receives: 1 })
    expect((await valueOf(container.get(T.redriveDeadLetters)({ ids: [letter.id] }))).redriven).to.deep.equal([
      letter.id,
    ])
    expect((await putAside(2)).id).not.to.equal(letter.id)
  })
})

describe('the service', () => {
  const startAndStop = async (variables: Record<string, string>) => {
    const service = await startService(testConfig({ PORT: '0', ...variables }), silentLogger)
    return service.stop()
  }

  it('does not start on a store that does not answer', async () => {
    const config = testConfig({ PORT: '0' })
    const backings = await backingModules(config)
    const container = createContainer({ config, logger: silentLogger, isCommonPassword: () => false, backings })
    const store = container.get(T.storeBacking)
    container.rebind(T.storeBacking).toConstantValue({ ...store, open: () => Promise.reject(new Error('no answer')) })
    expect(await startContainer(container).catch(String)).to.include('no answer')
  })

  it('says what counts for its limits', async () => {
    for (const [variables, said] of [
      [{}, 'off'],
      [{ RATE_LIMITS: 'on' }, 'in memory'],
    ] as const) {
      const service = await startService(testConfig({ PORT: '0', ...variables }), silentLogger)
      expect(service.adapters.limits).to.equal(said)
      const { headers } = await fetch(`${service.address}/openapi.json`, { headers: { connection: 'close' } })
      expect(headers.has('ratelimit')).to.equal(said !== 'off')
      await service.stop()
    }
  })

  it('stops cleanly when there is nothing to do', async () => {
    expect(await startAndStop({ ADMIN_PASSWORD: ADMIN.password })).to.equal(true)
  })
})
