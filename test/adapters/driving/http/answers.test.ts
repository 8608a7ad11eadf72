import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import type { HttpPorts } from '../../../../src/adapters/driving/http/http-ports.js'
import { orderText } from '../../../../src/adapters/wire/order-json.js'
import type { PlaceOrderCommand } from '../../../../src/application/ports/driving/place-order.js'
import type { PutProductCommand } from '../../../../src/application/ports/driving/put-product.js'
import type { HistoryEntry } from '../../../../src/domain/order/order-history.js'
import { anItem, aProduct, usd } from '../../../support/builders.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { CUSTOMER, ORDER } from '../../../support/stub-ports.js'
import { serve } from './served.js'

const ITEMS = { items: [{ sku: 'MUG', quantity: 1 }] }
const ORDERS_ARE_ASKED_FOR_AGAIN = 'private, no-cache'

describe('an answer', () => {
  it('to a placed order says where it is, and a repeat is the same to the byte', async () => {
    let calls = 0
    const served = await serve({ ports: { placeOrder: () => okAsync({ order: ORDER, replayed: ++calls > 1 }) } })
    const first = await served.send('POST', '/api/orders/create', { as: 'customer', json: ITEMS })
    const repeat = await served.send('POST', '/api/orders', { as: 'customer', json: ITEMS })
    await served.stop(0)

    expect(first.text).to.equal(orderText(ORDER)).and.equal(repeat.text)
    expect(first.headers.get('location')).to.equal(`/api/orders/${ORDER.id}`)
    expect(first.headers.get('cache-control')).to.equal(ORDERS_ARE_ASKED_FOR_AGAIN)
    expect([first, repeat].map(({ headers }) => headers.get('idempotency-replayed'))).to.deep.equal([null, 'true'])
  })

  for (const [sent, key] of [
    ['one-attempt', 'one-attempt'],
    ['"one-attempt"', 'one-attempt'],
    ['"one-\\\\attempt\\""', 'one-\\attempt"'],
  ] as const)
    it(`takes ${sent} for the key ${key}`, async () => {
      const commands: PlaceOrderCommand[] = []
      const placeOrder = (command: PlaceOrderCommand) => {
        commands.push(command)
        return okAsync({ order: ORDER, replayed: false })
      }
      const served = await serve({ ports: { placeOrder } })
      await served.send('POST', '/api/orders', { as: 'customer', json: ITEMS, headers: { 'idempotency-key': sent } })
      await served.stop(0)
      expect(commands.map(command => command.key)).to.deep.equal([key])
      expect(commands.map(command => command.items)).to.deep.equal([[anItem('MUG')]])
      expect(commands[0]?.by).to.include({ userId: CUSTOMER.userId, role: 'customer' })
    })

  it('with an order is its text, unread, under its version', async () => {
    const text = '{"passed":"through"}'
    const served = await serve({ ports: { getOrder: () => okAsync({ owner: ORDER.userId, version: 7, text }) } })
    const answer = await served.send('GET', `/api/orders/${ORDER.id}`, { as: 'customer' })
    await served.stop(0)
    expect(answer).to.include({ status: 200, text })
    expect(answer.headers.get('etag')).to.equal('"7"')
    expect(answer.headers.get('cache-control')).to.equal(ORDERS_ARE_ASKED_FOR_AGAIN)
  })

  it('to a new product says where it is', async () => {
    const commands: PutProductCommand[] = []
    const putProduct = (command: PutProductCommand) => {
      commands.push(command)
      return okAsync({ item: { product: aProduct(), available: 0 }, created: true })
    }
    const served = await serve({ ports: { putProduct } })
    const json = { name: 'A mug', unitPrice: { amount: 5, currency: 'USD' }, active: false }
    const answer = await served.send('PUT', '/api/inventory/MU%47', { as: 'admin', json })
    await served.stop(0)
    expect(answer.status).to.equal(201)
    expect(answer.headers.get('location')).to.equal('/api/inventory/MUG')
    expectToMatchOpenApi('PUT', '/api/inventory/MUG', 201, answer.headers, answer.text)
    expect(commands[0]?.terms).to.deep.equal({ sku: 'MUG', name: 'A mug', unitPrice: usd(5), active: false })
  })

  it('with a history says who did what, when and why', async () => {
    const { createdAt: at } = ORDER
    const history: readonly HistoryEntry[] = [
      { at, what: 'Placed', by: { role: 'customer', userId: CUSTOMER.userId } },
      { at, what: 'Failed', by: { role: 'worker' }, why: 'ProductsWithdrawn' },
    ]
    const served = await serve({ ports: { getOrderHistory: () => okAsync(history) } })
    const path = `/api/orders/${ORDER.id}/history`
    const answer = await served.send('GET', path, { as: 'customer' })
    await served.stop(0)
    expectToMatchOpenApi('GET', path, answer.status, answer.headers, answer.text)
    const items = history.map(entry => ({ ...entry, at: new Date(at).toISOString() }))
    expect(JSON.parse(answer.text)).to.deep.equal({ items })
  })

  it('to a cancelling passes the reason on', async () => {
    const reasons: unknown[] = []
    const cancelOrder: HttpPorts['cancelOrder'] = ({ reason }) => {
      reasons.push(reason)
      return okAsync(ORDER)
    }
    const served = await serve({ ports: { cancelOrder } })
    for (const json of [{ reason: 'changed my mind' }, {}])
      await served.send('POST', `/api/orders/${ORDER.id}/cancel`, { as: 'customer', json })
    await served.stop(0)
    expect(reasons).to.deep.equal(['changed my mind', undefined])
  })

  it('to a repeated adjustment is marked', async () => {
    const item = { product: aProduct(), available: 7 }
    const served = await serve({
      ports: { adjustStock: ({ key }) => okAsync({ item, replayed: key === 'one-attempt' }) },
    })
    const headers = { 'idempotency-key': 'one-attempt' }
    const sent = { as: 'admin', headers, json: { quantity: 1, reason: 'delivered' } } as const
    const answer = await served.send('POST', '/api/inventory/MUG/adjustments', sent)
    await served.stop(0)
    expect(answer.headers.get('idempotency-replayed')).to.equal('true')
    expect(JSON.parse(answer.text)).to.not.have.any.keys('received', 'held', 'sold')
  })

  it('has the headers that an API needs, and tells nothing of what serves it', async () => {
    const served = await serve()
    const answers = [
      await served.send('GET', '/api/auth/me', { as: 'customer', headers: { 'x-request-id': 'mine' } }),
      await served.send('GET', '/nowhere', { headers: { origin: 'https://example.com' } }),
      await served.send('OPTIONS', '/api/orders', { headers: { origin: 'https://example.com' } }),
    ]
    await served.stop(0)
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).to.equal('nosniff')
      expect(headers.get('content-security-policy')).to.equal("default-src 'none'; frame-ancestors 'none'")
      expect(headers.get('referrer-policy')).to.equal('no-referrer')
      expect(headers.get('cross-origin-resource-policy')).to.equal('same-origin')
      expect(headers.get('cache-control')).to.equal('no-store')
      expect(headers.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/)
      expect([...headers.keys()].filter(name => /powered|server|access-control/.test(name))).to.be.empty
    }
    expect(answers[2]?.headers.get('allow')?.split(', ')).to.have.members(['GET', 'HEAD', 'POST'])
  })

  it('to HEAD is that to GET without its body', async () => {
    const served = await serve()
    const path = `/api/orders/${ORDER.id}`
    const get = await served.send('GET', path, { as: 'customer' })
    const head = await served.send('HEAD', path, { as: 'customer' })
    await served.stop(0)
    expect(head).to.include({ status: 200, text: '' })
    for (const name of ['etag', 'content-length', 'content-type', 'cache-control'])
      expect(head.headers.get(name)).to.equal(get.headers.get(name))
  })
})
