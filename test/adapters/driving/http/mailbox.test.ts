import { expect } from 'chai'
import { anOrderId } from '../../../support/builders.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'
import { serve } from './served.js'

const mail = (messageId: string, text: string) => ({
  ...{ messageId, text, to: 'ada@example.com', orderId: anOrderId(), subject: 'Your order', sentAt: SOME_DAY },
  html: '<p>not shown</p>',
})
const mails = () => [mail('first', 'Thank you.'), mail('second', '<script>alert("&")</script>')]

const read = async (path: string, given: Parameters<typeof serve>[0]) => {
  const served = await serve(given)
  const answer = await served.send('GET', path)
  await served.stop(0)
  return answer
}

describe('the mailbox', () => {
  it('lists the mails, newest first', async () => {
    const { status, headers, text } = await read('/dev/mailbox.json', { conveniences: { mails } })
    expectToMatchOpenApi('GET', '/dev/mailbox.json', status, headers, text)
    const { items } = JSON.parse(text) as { items: { messageId: string; sentAt: string }[] }
    expect(items.map(({ messageId }) => messageId)).to.deep.equal(['second', 'first'])
    expect(items[0]?.sentAt).to.equal(new Date(SOME_DAY).toISOString())
  })

  it('is a page on which nothing runs', async () => {
    const { headers, text } = await read('/dev/mailbox', { conveniences: { mails } })
    expect(headers.get('content-type')).to.equal('text/html; charset=utf-8')
    expect(headers.get('content-security-policy')).to.match(/^default-src 'none'; style-src 'sha256-/)
    expect(text).to.include('&lt;script&gt;alert(&quot;&amp;&quot;)').and.not.include('<script')
  })

  it('says so when it is empty', async () => {
    const { text } = await read('/dev/mailbox', { conveniences: { mails: () => [] } })
    expect(text).to.include('No mail yet.')
  })

  for (const path of ['/dev/mailbox', '/dev/mailbox.json'])
    it(`is not there where mails are really sent: ${path}`, async () => {
      expect((await read(path, {})).status).to.equal(404)
    })
})
