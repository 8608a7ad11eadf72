import { expect } from 'chai'
import { runInNewContext } from 'node:vm'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { serve, type Served } from './served.js'

type Press = (event: { preventDefault: () => void }) => Promise<void>
type Posted = Readonly<{ to: string; body: unknown }>

/** Opens the page as a browser does, as far as its script can tell; answers what can be seen and pressed. */
const open = (script: string, hash: string, fields: object, answer: () => Promise<object>) => {
  const [said, button] = [{ textContent: '' }, { disabled: false }]
  const posted: Posted[] = []
  const urls: string[] = []
  let press: Press | undefined
  const form = {
    dataset: { to: '../api/there', done: 'Done.' },
    addEventListener: (_name: string, pressed: Press) => (press = pressed),
  }
  runInNewContext(script, {
    location: { hash, pathname: '/account/page' },
    history: { replaceState: (_state: unknown, _title: string, url: string) => urls.push(url) },
    document: { querySelector: (name: string) => ({ form, output: said, button })[name] },
    FormData: class {
      *[Symbol.iterator]() {
        yield* Object.entries(fields)
      }
    },
    fetch: (to: string, { body }: { body: string }) => {
      posted.push({ to, body: JSON.parse(body) as unknown })
      return answer()
    },
  })
  return { said, button, posted, urls, press: () => press!({ preventDefault: () => undefined }) }
}

describe('the pages to which mailed links lead', () => {
  let served: Served
  let script: string
  before(async () => {
    served = await serve()
    script = (await served.send('GET', '/account/page.js')).text
  })
  after(() => served.stop(0))

  for (const path of ['/account/verify-email', '/account/reset-password', '/account/page.js'])
    it(`run nothing that is not ours, and ask nobody else: ${path}`, async () => {
      const { status, headers, text } = await served.send('GET', path)
      expectToMatchOpenApi('GET', path, status, headers, text)
      const policy = headers.get('content-security-policy')
      expect(policy).to.match(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'self'; connect-src 'self'; /)
      expect(policy).to.include("frame-ancestors 'none'").and.not.include('unsafe')
      expect(headers.get('referrer-policy')).to.equal('no-referrer')
      expect(text).not.to.match(/<script(?! src="page.js")|https?:\/\/| on\w+=/)
    })

  it('spend nothing when they are opened, and take the token out of the address bar', () => {
    const page = open(script, '#a-token', {}, async () => ({ ok: true }))
    expect(page.posted).to.be.empty
    expect(page.urls).to.deep.equal(['/account/page'])
  })

  it('post the token, and what was typed, when the button is pressed', async () => {
    const page = open(script, '#a-token', { newPassword: 'battery staple' }, async () => ({ ok: true }))
    await page.press()
    expect(page.posted).to.deep.equal([
      { to: '../api/there', body: { token: 'a-token', newPassword: 'battery staple' } },
    ])
    expect([page.said.textContent, page.button.disabled]).to.deep.equal(['Done.', true])
  })

  it('say what was wrong, and may be pressed again', async () => {
    const problem = { detail: 'No.', errors: [{ detail: 'Longer, please.' }] }
    const page = open(script, '#a-token', {}, async () => ({ ok: false, json: async () => problem }))
    await page.press()
    expect([page.said.textContent, page.button.disabled]).to.deep.equal(['No. Longer, please.', false])
  })

  it('say so when there is no answer, or no token', async () => {
    const page = open(script, '#a-token', {}, () => Promise.reject(new Error('offline')))
    await page.press()
    expect(page.said.textContent).to.include('no answer')
    const incomplete = open(script, '', {}, async () => ({ ok: true }))
    expect([incomplete.said.textContent, incomplete.button.disabled]).to.deep.equal([
      'This link is not complete. Copy all of it from the mail.',
      true,
    ])
  })
})
