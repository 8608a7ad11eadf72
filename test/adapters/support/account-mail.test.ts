import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { accountMailWriter } from '../../../src/adapters/support/account-mail.js'
import type { LinkToken } from '../../../src/domain/account/account-link.js'

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')
const token = 'dG9rZW4tb2YtdGhlLXRlc3RzLW5vdC1zZWNyZXQtMQ' as LinkToken

describe('The mail to an account', () => {
  for (const [purpose, name] of [
    ['verifyEmail', 'verify-email'],
    ['resetPassword', 'reset-password'],
  ] as const)
    it(`carries its link, with the token in the fragment: ${name}`, () => {
      const { subject, text, html } = accountMailWriter('https://shop.example.com/orders')({ purpose, token })
      expect(`Subject: ${subject}\n\n${text}`).to.equal(golden(`${name}.txt`))
      expect(html).to.equal(golden(`${name}.html`))
    })

  it('lets no URL become markup', () => {
    const { html } = accountMailWriter('https://shop.example.com/"><script>')({ purpose: 'verifyEmail', token })
    expect(html).not.to.include('<script')
  })
})
