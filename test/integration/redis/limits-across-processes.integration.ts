import { expect } from 'chai'
import { startService, type RunningService } from '../../../src/bootstrap/service.js'
import { ask } from '../../support/ask.js'
import { samplesOf } from '../../support/samples-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { times } from '../../support/times.js'
import { testConfig } from '../../support/world.js'
import { aKeyPrefix } from './connected-redis.js'

const READS = 10
const TRIES = 5

describe('Limits of two services with one Redis', function () {
  this.timeout(60_000)
  const servers = withServers({ redis: true }, { apart: true })
  let services: readonly RunningService[]

  beforeEach(async () => {
    const { host, port } = servers().redis
    const variables = {
      PORT: '0',
      ADMIN_PASSWORD: 'a password for the tests',
      REDIS_HOST: host,
      REDIS_PORT: `${port}`,
      REDIS_KEY_PREFIX: aKeyPrefix(),
      RATE_LIMITS: 'on',
      LIMIT_READ: `${READS}/600 ${READS}/600`,
      SIGN_IN_TRIES: `${TRIES}/3600`,
      // Longer than the test, so that nobody is let in again.
      SIGN_IN_DELAY_MS: '600000',
    }
    services = await Promise.all(times(2, () => startService(testConfig(variables), silentLogger)))
    await Promise.all(services.map(service => cacheIs('up', service)))
  })
  afterEach(() => Promise.all(services.map(service => service.stop())))

  const cacheIs = (state: 'up' | 'down', { address }: RunningService) =>
    eventually(`the cache to be ${state}`, async () => {
      const { json } = await ask('GET', `${address}/health/ready`)
      return (json as { dependencies: { cache: string } }).dependencies.cache === state || undefined
    })
  const address = (index: number) => services[index % services.length]!.address
  const read = (index: number) => ask('GET', `${address(index)}/openapi.json`)
  const guess = (index: number, email = 'ada@example.com') =>
    ask('POST', `${address(index)}/api/auth/login`, { json: { email, password: 'a guess' } })
  const statuses = async (count: number, send: (index: number) => ReturnType<typeof ask>) => {
    const answers = await Promise.all(times(count, send))
    return (wanted: number) => answers.filter(({ status }) => status === wanted).length
  }
  /** How many are let through before one is not. */
  const letThrough = async (send: () => ReturnType<typeof ask>) => {
    for (let through = 0; ; through += 1) if ((await send()).status === 429) return through
  }

  it('are counted together, and so is what fails to sign in', async () => {
    // A call of Redis that takes too long on a busy machine is counted by its process alone: a few more get through.
    expect(await letThrough(() => read(0))).to.be.at.least(READS)
    expect(await letThrough(() => read(1))).to.be.lessThan(READS / 2)
    expect(await letThrough(() => guess(0))).to.be.at.least(TRIES)
    expect(await letThrough(() => guess(1))).to.be.lessThan(TRIES)

    expect(Number((await guess(0)).headers.get('retry-after'))).to.be.within(540, 600)
    const page = samplesOf(await (await fetch(`${address(0)}/metrics`)).text())
    expect(page.get('rate_limited_requests_total{limit="read"}')).to.equal(1)
    expect(page.get('sign_ins_refused_total{reason="TooManyAttempts"}')).to.equal(2)
  })

  it('are counted by each for itself while Redis hangs, and together again afterwards', async () => {
    servers().redis.hang()
    await Promise.all(services.map(service => cacheIs('down', service)))
    const reading = await statuses(6 * READS, read)
    expect([reading(200), reading(429)]).to.deep.equal([2 * READS, 4 * READS])
    const guessing = await statuses(6 * TRIES, index => guess(index))
    expect([guessing(401), guessing(429)]).to.deep.equal([2 * TRIES, 4 * TRIES])

    servers().redis.resume()
    await Promise.all(services.map(service => cacheIs('up', service)))
    expect(await letThrough(() => guess(0, 'eve@example.com'))).to.be.at.least(TRIES)
    expect(await letThrough(() => guess(1, 'eve@example.com'))).to.be.lessThan(TRIES)
  })
})
