import { EventEmitter, once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { TOKENS } from '../../../support/stub-ports.js'
import { rawConnection, restOf, sendRaw } from './raw-request.js'
import { serve } from './served.js'
import { slowInventory } from './slow-inventory.js'

const GET_INVENTORY = `GET /api/inventory HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKENS.customer}\r\n\r\n`
const HALF_A_BODY = GET_INVENTORY.replace(/^GET \S+/, 'POST /api/orders').replace(
  /\r\n$/,
  'Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"items"',
)
/** Asked on a connection that closes then: it is not what the server waits for. */
const NOTHING_MORE = { headers: { connection: 'close' } }
// Far beyond the limit of a test: whoever waits for it fails.
const GRACE = 60_000

describe('a server that stops', () => {
  it('answers what it has read, and closes that connection', async () => {
    const { listInventory, asked, letGo } = slowInventory()
    const served = await serve({ ports: { listInventory } })
    const answer = sendRaw(served.address, GET_INVENTORY)
    await asked
    const stopped = served.stop(GRACE)
    letGo()
    expect(await answer)
      .to.match(/^HTTP\/1\.1 200 /)
      .and.include('Connection: close')
    expect(await stopped).to.equal(0)
  })

  it('lets go of connections that are idle, and of those on which nothing was ever said', async () => {
    const served = await serve({ server: { limits: { rest: 20 } } })
    const silent = await rawConnection(served.address)
    const idle = await rawConnection(served.address)
    idle.write(GET_INVENTORY)
    await once(idle, 'data')
    const closed = Promise.all([restOf(silent), restOf(idle)])
    expect(await served.stop(GRACE)).to.equal(0)
    expect(await closed).to.deep.equal(['', ''])
  })

  for (const [what, said, rest] of [
    ['was in use', GET_INVENTORY, ''],
    ['was in the midst of a request', 'GET /api/inventory HTTP/1.1\r\n', GET_INVENTORY.replace(/^.*\r\n/, '')],
    ['had just been made', '', GET_INVENTORY],
  ] as const)
    it(`answers one more request on a connection that ${what}, and closes it`, async () => {
      const served = await serve()
      const client = await rawConnection(served.address)
      client.write(said)
      await served.send('GET', '/health/live', NOTHING_MORE)
      const answers = restOf(client)
      const stopped = served.stop(GRACE)
      client.write(rest === '' ? GET_INVENTORY : rest)
      expect(await answers)
        .to.match(/HTTP\/1\.1 200 /)
        .and.include('Connection: close')
      expect(await stopped).to.equal(0)
    })

  it('waits for an answer that had begun, and closes that connection too', async () => {
    const events = new EventEmitter()
    const callback = () => (_request: IncomingMessage, response: ServerResponse) => {
      response.write('begun')
      events.once('let go', () => response.end(', done'))
    }
    const served = await serve({ server: { app: { callback }, limits: { rest: 20 } } })
    const client = await rawConnection(served.address)
    client.write(GET_INVENTORY)
    await once(client, 'readable')
    const answer = restOf(client)
    const stopped = served.stop(GRACE)
    events.emit('let go')
    expect(await answer)
      .to.include('begun')
      .and.include(', done')
    expect(await stopped).to.equal(0)
  })

  it('does not break an answer that its client is slow to take', async () => {
    const text = 'x'.repeat(20_000_000)
    const callback = () => (_request: IncomingMessage, response: ServerResponse) => response.end(text)
    const served = await serve({ server: { app: { callback }, limits: { rest: 20 } } })
    const client = await rawConnection(served.address)
    client.write(GET_INVENTORY)
    await once(client, 'readable')
    const stopped = served.stop(GRACE)
    await pause(100)
    expect((await restOf(client)).length).to.be.greaterThan(text.length)
    expect(await stopped).to.equal(0)
  })

  it('takes no more connections', async () => {
    const served = await serve()
    await served.stop(GRACE)
    const failure = await served.send('GET', '/health/live').catch((error: unknown) => error)
    expect(failure).to.be.an.instanceof(TypeError)
  })

  it('cuts off what is not answered in time, and says how much', async () => {
    const { listInventory, asked } = slowInventory()
    const served = await serve({ ports: { listInventory } })
    const answer = sendRaw(served.address, GET_INVENTORY)
    await asked
    expect(await served.stop(1)).to.equal(1)
    expect(await answer).to.equal('')
  })

  for (const [what, said] of [
    ['headers', GET_INVENTORY.slice(0, -2)],
    ['body', HALF_A_BODY],
  ] as const)
    it(`waits but a moment for the rest of the ${what} of a request`, async () => {
      const served = await serve({ server: { limits: { rest: 20 } } })
      const answer = sendRaw(served.address, said)
      await served.send('GET', '/health/live')
      expect(await served.stop(GRACE)).to.equal(0)
      expect(await answer).to.equal('')
    })

  it('is not so short with a request that it has read', async () => {
    const { listInventory, asked, letGo } = slowInventory()
    const served = await serve({ ports: { listInventory }, server: { limits: { rest: 20 } } })
    const answer = sendRaw(served.address, GET_INVENTORY)
    const half = sendRaw(served.address, HALF_A_BODY)
    await asked
    const stopped = served.stop(GRACE)
    await half
    letGo()
    expect(await answer).to.match(/^HTTP\/1\.1 200 /)
    expect(await stopped).to.equal(0)
  })

  it('counts no request as cut off of which the client kept the rest', async () => {
    const served = await serve()
    const answer = sendRaw(served.address, HALF_A_BODY)
    await served.send('GET', '/health/live')
    expect(await served.stop(1)).to.equal(0)
    expect(await answer).to.equal('')
  })

  it('cannot start where another listens', async () => {
    const served = await serve()
    const port = Number(new URL(served.address).port)
    const failure = await serve({ server: { port } }).catch((error: unknown) => error)
    await served.stop(0)
    expect(failure).to.have.property('code', 'EADDRINUSE')
  })
})
