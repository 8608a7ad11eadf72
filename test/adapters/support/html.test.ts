import { expect } from 'chai'
import { html } from '../../../src/adapters/support/html.js'

describe('The html tag', () => {
  it('escapes every value', () => {
    expect(html`<p title="${`"'&`}">${'<b>'} ${1}</p>`.markup).to.equal('<p title="&quot;&#39;&amp;">&lt;b&gt; 1</p>')
  })

  it('takes its own markup as it is, alone or in a list', () => {
    const item = (name: string) => html`<li>${name}</li>`
    expect(html`<ul>${['a', '<'].map(item)}</ul>${item('b')}`.markup).to.equal(
      '<ul><li>a</li><li>&lt;</li></ul><li>b</li>',
    )
  })
})
