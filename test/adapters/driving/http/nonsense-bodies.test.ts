import { expect } from 'chai'
import { asJson, at, itRefuses, placing } from './nonsense.js'
import { sendRaw, statusesIn } from './raw-request.js'
import { serve } from './served.js'

const fields = (count: number) => `{${Array.from({ length: count }, (_, index) => `"${index}":1`).join()}}`
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const empty = new Uint8Array()
const form = { as: 'customer', body: new URLSearchParams('items=1') } as const

describe('a body that is nonsense', () => {
  itRefuses(
    at(
      'POST',
      '/api/orders',
      ['no body', { as: 'customer' }, 400],
      ['an empty one', asJson(''), 400],
      ['a bare word', asJson('order'), 400],
      ['half an object', asJson('{"items":['), 400],
      ['a comma too many', asJson('{"items":[],}'), 400],
      ['NaN', asJson('{"items":NaN}'), 400],
      ['a zero byte', asJson('\0'), 400],
      ['bytes that are no UTF-8', asJson(new Uint8Array([0xff, 0xfe, 0x7b])), 400],
      ['a text that is no UTF-8', asJson(Buffer.from('{"é":1}', 'latin1')), 400],
      ['null', asJson('null'), 422, '#'],
      ['a number', asJson('1'), 422, '#'],
      ['a string', asJson('"items"'), 422, '#'],
      ['a list', asJson('[]'), 422, '#'],
      ['30,000 nested lists', asJson(nested(30_000)), 422, '#'],
      ['6,000 unknown fields', asJson(fields(6_000)), 422, '#/items'],
      ['64 KB and a byte', asJson(' '.repeat(65_537)), 413],
      ['a megabyte', asJson('x'.repeat(1_000_000)), 413],
      ['a form', form, 415],
      ['no media type', { as: 'customer', body: new Uint8Array([0x7b, 0x7d]) }, 415],
      ['plain text', asJson('{}', { 'content-type': 'text/plain' }), 415],
      ['JSON by another name', asJson('{}', { 'content-type': 'application/vnd.api+json' }), 415],
      ['another charset', asJson('{}', { 'content-type': 'application/json; charset=utf-16' }), 415],
      ['a media type of nonsense', asJson('{}', { 'content-type': ';;;,' }), 415],
      ['a compressed one', asJson('{}', { 'content-encoding': 'gzip' }), 415],
    ),
    at(
      'POST',
      '/api/auth/logout',
      ['a field where none is known', asJson('{"x":1}'), 422, '#/x'],
      ['a list where no body is', asJson('[1]'), 422, '#'],
      ['half an object where no body is', asJson('{"x"'), 400],
      ['a form where no body is', form, 415],
      ['a megabyte where no body is', asJson('x'.repeat(1_000_000)), 413],
    ),
  )

  it('is refused in a GET too', async () => {
    const served = await serve()
    const headers = 'Host: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 7\r\n'
    const answer = await sendRaw(served.address, `GET /health/live HTTP/1.1\r\n${headers}\r\n{"x":1}`)
    await served.stop(0)
    expect(statusesIn(answer)).to.deep.equal([422])
  })

  it('is told of in an answer that does not grow with it', async () => {
    const served = await serve()
    const sent = asJson(JSON.stringify({ items: [], ['中'.repeat(21_000)]: 1 }))
    const { status, text } = await served.send('POST', '/api/orders', sent)
    const other = await served.send('GET', `/api/inventory?${'x'.repeat(10_000)}=1`, { as: 'customer' })
    await served.stop(0)
    expect(status).to.equal(422)
    expect(text).to.include(`"#/${'%E4%B8%AD'.repeat(22)}%E2%80%A6"`)
    expect(other.text).to.include(`"${'x'.repeat(100)}…"`)
  })

  it('is told of in at most 50 faults', async () => {
    const served = await serve()
    const { text } = await served.send('POST', '/api/orders', asJson(fields(99)))
    await served.stop(0)
    expect((JSON.parse(text) as { errors: unknown[] }).errors).to.have.length(50)
  })
})

describe('a body that looks odd', () => {
  const item = { sku: 'MUG', quantity: 1 }
  const text = JSON.stringify({ items: [item] })

  for (const [what, sent] of [
    ['an explicit charset', asJson(text, { 'content-type': 'Application/JSON;charset="UTF-8"' })],
    ['64 KB to the byte', asJson(text.padEnd(65_536))],
    ['100 lines of one SKU', placing(Array(100).fill(item))],
  ] as const)
    it(`${what} is taken`, async () => {
      const served = await serve()
      const { status } = await served.send('POST', '/api/orders', sent)
      await served.stop(0)
      expect(status).to.equal(201)
    })

  for (const [what, sent] of [
    ['no body', { as: 'customer' }],
    ['an empty one', asJson(empty)],
    ['an empty object', asJson('{}')],
  ] as const)
    it(`${what} will do to cancel an order, and to log out`, async () => {
      const served = await serve()
      const cancelled = await served.send('POST', '/api/orders/0190b7e5-0000-7000-8000-000000000001/cancel', sent)
      const loggedOut = await served.send('POST', '/api/auth/logout', sent)
      await served.stop(0)
      expect([cancelled.status, loggedOut.status]).to.deep.equal([200, 204])
    })
})
