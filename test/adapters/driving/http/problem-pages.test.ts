import { expect } from 'chai'
import { PROBLEMS } from '../../../../src/adapters/driving/http/problems/problem-table.js'
import { expectToMatchOpenApi, openApi } from '../../../support/openapi-validator.js'
import { serve, type Served } from './served.js'

const SLUGS = Object.values(PROBLEMS).map(({ slug }) => slug)
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

describe('the pages of problems', () => {
  let served: Served
  before(async () => {
    served = await serve()
  })
  after(() => served.stop(0))

  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await served.send('GET', path, { headers })
    expectToMatchOpenApi('GET', path, answer.status, answer.headers, answer.text)
    expect(answer.headers.get('vary')).to.equal('Accept')
    return answer
  }

  for (const slug of SLUGS)
    it(`say what ${slug} means, and what to do`, async () => {
      const path = `/problems/${slug}`
      const kind = JSON.parse((await read(path)).text) as { type: string; detail: string; advice: string }
      expect(kind.type).to.equal(path)
      expect(kind.advice).to.match(/^[A-Z`].{9,}\.$/)
      const page = await read(path, BROWSER)
      expect(page.headers.get('content-type')).to.equal('text/html; charset=utf-8')
      expect(page.headers.get('content-security-policy')).to.match(/^default-src 'none'; style-src 'sha256-/)
      expect(page.text).to.include('What to do').and.include('href="/docs"')
      expect(page.text).not.to.include('<script')
    })

  it('are listed, for people and for programs', async () => {
    const types = SLUGS.map(slug => `/problems/${slug}`)
    const { items } = JSON.parse((await read('/problems')).text) as { items: { type: string }[] }
    expect(items.map(({ type }) => type)).to.have.members(types)
    const page = await read('/problems', BROWSER)
    for (const type of types) expect(page.text).to.include(`href="${type}"`)
  })

  it('are one for each type: no slug is given twice', () => {
    expect(new Set(SLUGS)).to.have.length(SLUGS.length)
  })

  it('are linked from the document, from every answer that is a problem', () => {
    const linked = [...JSON.stringify(openApi).matchAll(/\]\(\/problems\/([\w-]+)\)/g)].map(([, slug = '']) => slug)
    const beforeRouting = ['malformed-target', 'ambiguous-host', 'method-not-allowed', 'expectation-failed']
    expect([...new Set([...linked, ...beforeRouting, 'too-many-headers'])]).to.have.members(SLUGS)
  })
})
