import { randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { expect } from 'chai'
import fc from 'fast-check'
import { ask, asked } from '../../support/ask.js'
import { customersOf, SHOP_VARIABLES, signedIn, stockShelves } from '../../support/opened-shop.js'
import { everyRoute as routes, expectToMatchOpenApi } from '../../support/openapi-validator.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'
import { nameOf } from '../../security/asked-routes.js'
import { generatedRequests, type GeneratedRequest, type Tokens } from './requests-of.js'
import type { Known } from './values-of.js'

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31))
const AT_ONCE = 24
/** Customers whose sessions may end. */
const SPARE = 20
const ASKED_AT_LEAST = REQUESTS / 1_000
/** Refused before any route is found: said once for all of them, at the top of the document. */
const ON_EVERY_PATH = [400, 408, 413, 417, 431]

describe(`${REQUESTS} generated requests, to a service on MongoDB and Redis (FUZZ_SEED=${SEED})`, function () {
  this.timeout(10 * 60_000)
  const servers = withServers({ mongo: {}, redis: true })

  let service: ServiceProcess | undefined
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  before(async () => {
    const variables = await serviceVariables(servers(), `generated-${process.pid}`)
    service = await startProcess({ ...variables, ...SHOP_VARIABLES })
    await stockShelves(service.address, { TEAPOT: 100_000, MUG: 100_000, LAST: 3 })
  })
  after(async () => {
    agent.destroy()
    await end(service)
  })

  it('are answered as the OpenAPI document says, and never with a 5xx', async () => {
    const { known, tokens } = await openShop(service!.address)
    const requests = fc.sample(generatedRequests(known, tokens), { seed: SEED, numRuns: REQUESTS })
    const statuses = new Map<number, number>()
    const succeeded = new Map<string, number>()
    const faults: string[] = []

    const began = performance.now()
    const next = requests.values()
    const client = async () => {
      for (const sent of next) {
        const answer = await send(agent, service!.address, sent)
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status < 400) succeeded.set(sent.of, (succeeded.get(sent.of) ?? 0) + 1)
        try {
          hold(sent, answer)
        } catch (fault) {
          faults.push(`${JSON.stringify(sent)}\n  ${String(fault)}`)
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, client))
    const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    console.log(`      ${((performance.now() - began) / 1_000).toFixed(0)} s; ${told.join(', ')}`)

    expect(faults, faults.slice(0, 5).join('\n')).to.be.empty
    const count = (name: string) => requests.filter(({ of }) => of === name).length
    for (const name of routes.map(nameOf)) expect(count(name), name).to.be.at.least(ASKED_AT_LEAST)
    const never = routes.map(nameOf).filter(name => !succeeded.has(name))
    expect(NEED_MORE_THAN_CHANCE, 'never a success').to.include.members(never)
  })

  it('find no bug', () => {
    expect(service!.lines.filter(line => line.includes('"level":"error"'))).to.deep.equal([])
  })
})

/** The token of a link that was mailed, an order that no worker has decided yet, a session that nobody has ended. */
const NEED_MORE_THAN_CHANCE = [
  'post /api/auth/password',
  'delete /api/auth/sessions/:sessionId',
  'post /api/auth/verify-email',
  'post /api/auth/reset-password',
  'post /api/orders/:id/cancel',
  'put /api/orders/:id/mail-address',
]

type Answer = Readonly<{ status: number; headers: Headers; text: string }>

const hold = ({ method, path }: GeneratedRequest, { status, headers, text }: Answer) => {
  expect(status, text).to.be.lessThan(500)
  if (method === 'HEAD') return
  if (ON_EVERY_PATH.includes(status)) expect(JSON.parse(text)).to.include({ status })
  else expectToMatchOpenApi(method, path, status, headers, text)
}

const send = (agent: Agent, address: string, { method, path, headers, body }: GeneratedRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const { hostname, port } = new URL(address)
    const sent = request({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      answer.on('end', () => {
        const pairs = Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(', ')])
        resolve({ status: answer.statusCode ?? 0, headers: new Headers(pairs), text })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })

/** What requests may meet: orders, products, an import, and people. */
const openShop = async (address: string): Promise<Readonly<{ known: Known; tokens: Tokens }>> => {
  // Nobody ends the sessions of the one who refreshes.
  const [customer, refreshing, ...spare] = await customersOf(address, 2 + SPARE)
  const admin = await signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL)
  const orders = await Promise.all(Array.from({ length: 50 }, () => placeAt(address, customer!.token)))
  const { items } = await asked<Sessions>(ask('GET', `${address}/api/auth/sessions`, { token: spare[0]!.token }))
  const password = SHOP_VARIABLES.ADMIN_PASSWORD
  const credentials = { json: { email: refreshing!.email, password } }
  const { refreshToken } = await asked<{ refreshToken: string }>(ask('POST', `${address}/api/auth/login`, credentials))
  const passwords = fc.constantFrom(password, password, password, 'short', 'another password')
  return {
    tokens: { admin, customer: customer!.token, spare: spare.map(({ token }) => token) },
    known: {
      sku: fc.constantFrom('TEAPOT', 'MUG', 'LAST', 'NOWHERE'),
      id: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...orders) },
        { weight: 1, arbitrary: fc.constant(await importAt(address, admin)) },
      ),
      userId: fc.oneof(fc.constant(spare[0]!.userId), fc.uuid()),
      sessionId: fc.constantFrom(...items.map(({ sessionId }) => sessionId)),
      refreshToken: fc.constant(refreshToken),
      email: fc.oneof(
        fc.constant(customer!.email),
        fc.uuid().map(id => `${id}@example.com`),
        fc.emailAddress(),
      ),
      password: passwords,
      currentPassword: passwords,
      newPassword: passwords,
      currency: fc.constant('USD'),
      slug: fc.constantFrom('out-of-stock', 'order-not-found', 'nothing'),
      // No longer than that: a client sends its next request once it has its answer.
      wait: fc.constantFrom('1', '0', '26', 'x'),
      limit: fc.constantFrom('1', '20', '100', '0', '101'),
      quantity: fc.integer({ min: 1, max: 3 }),
    },
  }
}

type Sessions = Readonly<{ items: readonly Readonly<{ sessionId: string }>[] }>

const placeAt = async (address: string, token: string): Promise<string> => {
  const json = { items: [{ sku: 'TEAPOT', quantity: 1 }] }
  return (await asked<{ orderId: string }>(ask('POST', `${address}/api/orders`, { token, json }))).orderId
}

const importAt = async (address: string, token: string): Promise<string> => {
  const answer = await fetch(`${address}/api/inventory/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/x-ndjson',
      'idempotency-key': 'the-known-import',
    },
    body: JSON.stringify({ sku: 'IMPORTED', name: 'Imported', unitPrice: { amount: 1, currency: 'USD' } }),
  })
  return ((await answer.json()) as { importId: string }).importId
}
