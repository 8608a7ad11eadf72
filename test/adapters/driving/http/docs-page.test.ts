import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { serve, type Served } from './served.js'

describe('the page of the API', () => {
  let served: Served
  let page: Awaited<ReturnType<Served['send']>>
  before(async () => {
    served = await serve()
    page = await served.send('GET', '/docs')
  })
  after(() => served.stop(0))

  const references = () => [...page.text.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, target = '']) => target)

  it('refers to nothing elsewhere, and all that it refers to is served, as what it is', async () => {
    expect(page.headers.get('content-type')).to.equal('text/html; charset=utf-8')
    const here = references().filter(target => target !== 'data:,')
    expect(here).to.include.members(['/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js', '/docs/start.js'])
    for (const target of here) {
      const { status, headers, text } = await served.send('GET', target)
      expect(status, target).to.equal(200)
      expect(text, target).not.to.equal('')
      expect(headers.get('x-content-type-options'), target).to.equal('nosniff')
      const type = target.endsWith('.js')
        ? 'text/javascript'
        : target.endsWith('.css')
          ? 'text/css'
          : 'application/json'
      expect(headers.get('content-type'), target).to.equal(`${type}; charset=utf-8`)
    }
  })

  it('shows the document of this service', async () => {
    const { text } = await served.send('GET', '/docs/start.js')
    expect(text)
      .to.include("url: '/openapi.json'")
      .and.not.match(/https?:/)
  })

  it('lets nothing run but its own scripts, and nothing be fetched but from here', () => {
    const policy = page.headers.get('content-security-policy')
    expect(policy?.split('; ')).to.include.members([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
    ])
    expect(policy).not.to.match(/unsafe|https?:|\*/)
    expect(page.text).not.to.match(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/)
  })

  it('needs no install script: what it is shown with is files, and none is run', () => {
    expect(readFileSync('.npmrc', 'utf8').split('\n')).to.include('ignore-scripts=true')
  })
})
