import { expect } from 'chai'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { decisionOn, placeOrder } from '../../examples/typed-client/orders.js'
import { clientOf, logIn, type Tokens } from '../../examples/typed-client/session.js'
import { systemClock } from '../../src/adapters/driven/system/system-clock.js'
import { backingModules } from '../../src/bootstrap/backing-modules.js'
import { createContainer } from '../../src/bootstrap/container.js'
import { startContainer, type RunningService } from '../../src/bootstrap/service.js'
import { T } from '../../src/bootstrap/tokens.js'
import { instant } from '../../src/domain/shared/instant.js'
import { ask, asked } from '../support/ask.js'
import { silentLogger } from '../support/silent-logger.js'
import { times } from '../support/times.js'
import { testConfig } from '../support/world.js'

const run = promisify(execFile)

const CUSTOMER = { email: 'ada@example.com', password: 'correct horse battery' }
const MUG = [{ sku: 'MUG-STONEWARE', quantity: 1 }]
const ACCESS_TOKENS_RUN_OUT = 11 * 60_000

describe('the typed client', () => {
  let service: RunningService
  let ahead = 0
  before(async () => {
    const config = testConfig({ PORT: '0', ADMIN_PASSWORD: CUSTOMER.password })
    const backings = await backingModules(config)
    const container = createContainer({ config, logger: silentLogger, isCommonPassword: () => false, backings })
    container.rebind(T.clock).toConstantValue({ ...systemClock, now: () => instant(Date.now() + ahead) })
    service = await startContainer(container)
    await asked(ask('POST', `${service.address}/api/auth/register`, { json: CUSTOMER }))
  })
  after(() => service.stop())

  /** Signed in, and seeing what is sent; `lose` says of which answers the client hears nothing. */
  const signedIn = async (lose: (sent: readonly string[]) => boolean = () => false) => {
    const sent: string[] = []
    const kept: Tokens[] = []
    const send = async (request: Request) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`)
      const answer = await fetch(request)
      if (lose([...sent])) throw new TypeError('the answer is lost')
      return answer
    }
    const baseUrl = service.address
    const tokens = await logIn(baseUrl, CUSTOMER)
    return { client: clientOf({ baseUrl, tokens, send, keep: pair => kept.push(pair) }), sent, kept }
  }
  const refreshes = (sent: readonly string[]) => sent.filter(each => each === 'POST /api/auth/refresh').length

  it('places an order, and waits until it is decided', async () => {
    const { client } = await signedIn()
    const placed = await placeOrder(client, MUG)
    expect(placed.status).to.equal('Pending')
    const decided = await decisionOn(client, placed.orderId)
    expect(decided).to.include({ orderId: placed.orderId, status: 'Processed', version: placed.version + 1 })
  })

  it('places one order, though the first answer is lost', async () => {
    const { client, sent } = await signedIn(all => all.length === 1)
    const orders = async () => (await (await signedIn()).client.GET('/api/orders')).data?.items ?? []
    const earlier = (await orders()).length
    const { orderId } = await placeOrder(client, MUG)
    expect(sent).to.deep.equal(['POST /api/orders', 'POST /api/orders'])
    expect((await orders())[0]?.orderId).to.equal(orderId)
    expect(await orders()).to.have.length(earlier + 1)
  })

  it('refreshes its tokens once, however many requests are refused at the same time', async () => {
    const { client, sent, kept } = await signedIn()
    ahead += ACCESS_TOKENS_RUN_OUT
    const answers = await Promise.all(times(5, () => client.GET('/api/auth/me')))
    expect(answers.map(({ data }) => data?.email)).to.deep.equal(times(5, () => CUSTOMER.email))
    expect(refreshes(sent)).to.equal(1)
    expect(kept).to.have.length(1)
  })

  it('places an order with tokens that have run out', async () => {
    const { client, sent } = await signedIn()
    ahead += ACCESS_TOKENS_RUN_OUT
    const placed = await placeOrder(client, MUG)
    expect(placed.items.map(({ sku, quantity }) => ({ sku, quantity }))).to.deep.equal(MUG)
    expect(sent).to.deep.equal(['POST /api/orders', 'POST /api/auth/refresh', 'POST /api/orders'])
  })

  it('gives up, with the problem, when the session is over', async () => {
    const { client, sent } = await signedIn()
    expect((await client.POST('/api/auth/logout')).response.status).to.equal(204)
    const failure = await client.GET('/api/auth/me').catch((error: unknown) => error)
    expect((failure as Error).cause).to.include({ type: '/problems/token-not-valid', status: 401 })
    expect(refreshes(sent)).to.equal(1)
  })

  it('does not repeat what is refused for good', async () => {
    const { client, sent } = await signedIn()
    const failure = await placeOrder(client, [{ sku: 'SAMOVAR', quantity: 1 }]).catch((error: unknown) => error)
    expect((failure as Error).cause).to.include({ type: '/problems/unknown-products' })
    expect(sent).to.have.length(1)
  })

  it('buys a mug, run as it is written', async function () {
    this.timeout(60_000)
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'examples/typed-client/main.ts'], {
      env: { ...process.env, BASE: service.address },
    })
    expect(stdout).to.match(/^([\w-]+): Pending\n\1: Processed, 1499 USD\n$/)
  })
})
