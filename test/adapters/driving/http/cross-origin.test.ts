import { expect } from 'chai'
import { serve, type Served } from './served.js'

const SHOP = 'https://shop.example'

describe('pages of other origins', () => {
  let served: Served
  before(async () => {
    served = await serve({ corsOrigins: [SHOP, 'http://localhost:5173'] })
  })
  after(() => served.stop(0))

  const preflight = (origin: string, path = '/api/orders') =>
    served.send('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    })
  const access = (headers: Headers) => [...headers.keys()].filter(name => name.startsWith('access-control'))

  it('may call if they are named, and read what the headers say', async () => {
    const { headers } = await served.send('GET', '/api/auth/me', { as: 'customer', headers: { origin: SHOP } })
    expect(headers.get('access-control-allow-origin')).to.equal(SHOP)
    expect(headers.get('vary')).to.equal('Origin')
    expect(headers.get('access-control-allow-credentials')).to.equal(null)
    expect(headers.get('access-control-expose-headers')?.split(',')).to.include.members([
      'ETag',
      'Location',
      'Link',
      'Retry-After',
      'RateLimit',
      'RateLimit-Policy',
      'Idempotency-Replayed',
    ])
  })

  it('are told of a refusal as well', async () => {
    const { status, headers } = await served.send('GET', '/api/auth/me', { headers: { origin: SHOP } })
    expect(status).to.equal(401)
    expect(headers.get('access-control-allow-origin')).to.equal(SHOP)
  })

  it('are told beforehand what they may send, without a token and without a body', async () => {
    const { status, headers, text } = await preflight(SHOP)
    expect({ status, text }).to.deep.equal({ status: 204, text: '' })
    expect(headers.get('access-control-allow-origin')).to.equal(SHOP)
    expect(headers.get('access-control-allow-methods')).to.equal('GET,HEAD,POST,PUT,DELETE')
    expect(headers.get('access-control-allow-headers')?.split(',')).to.include.members([
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-None-Match',
    ])
    expect(headers.get('vary')).to.equal('Origin')
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
  })

  for (const origin of [
    'https://evil.example',
    'http://shop.example',
    'https://shop.example:444',
    'https://www.shop.example',
    'https://shop.example.evil.example',
    'https://shop.exampl',
    'HTTPS://SHOP.EXAMPLE',
    'null',
    '*',
  ])
    it(`may not if they are of ${origin}`, async () => {
      const actual = await served.send('GET', '/api/auth/me', { as: 'customer', headers: { origin } })
      const asked = await preflight(origin)
      expect(access(actual.headers)).to.be.empty
      expect(access(asked.headers)).to.be.empty
      expect(actual.headers.get('vary')).to.equal('Origin')
    })

  it('may not where none is named', async () => {
    const closed = await serve()
    const { headers } = await closed.send('GET', '/api/auth/me', { as: 'customer', headers: { origin: SHOP } })
    await closed.stop(0)
    expect(access(headers)).to.be.empty
  })
})
