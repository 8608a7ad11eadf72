import { expect } from 'chai'
import { ORDER } from '../../../support/stub-ports.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { serve, type Served } from './served.js'

const PATH = `/api/orders/${ORDER.id}`

describe('an order that its reader has already', () => {
  let served: Served
  before(async () => {
    served = await serve()
  })
  after(() => served.stop(0))

  const read = async (tags: string, method = 'GET') => {
    const answer = await served.send(method, PATH, { as: 'customer', headers: { 'if-none-match': tags } })
    if (method === 'GET') expectToMatchOpenApi('GET', PATH, answer.status, answer.headers, answer.text)
    return answer
  }

  for (const tags of ['"1"', 'W/"1"', '"0", "1"', '"0",W/"1" ,"x"', ',"1",', ' * ', '"a,b", "1"'])
    it(`is not sent again for If-None-Match: ${tags}`, async () => {
      const { status, headers, text } = await read(tags)
      expect({ status, text }).to.deep.equal({ status: 304, text: '' })
      expect(headers.get('etag')).to.equal('"1"')
      expect(headers.get('cache-control')).to.equal('private, no-cache')
      expect(headers.get('content-type')).to.be.null
    })

  for (const tags of ['"2"', 'W/"11"', '1', '"*"', '', '"1', 'w/"1"'])
    it(`is sent for If-None-Match: ${tags || 'nothing'}`, async () => {
      const { status, headers } = await read(tags)
      expect(status).to.equal(200)
      expect(headers.get('etag')).to.equal('"1"')
    })

  it('is not sent to who asks for its headers only', async () => {
    expect((await read('"1"', 'HEAD')).status).to.equal(304)
  })

  it('is no reason to tell a stranger that there is one', async () => {
    expect((await served.send('GET', PATH, { headers: { 'if-none-match': '*' } })).status).to.equal(401)
  })
})
