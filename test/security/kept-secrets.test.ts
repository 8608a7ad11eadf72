import { expect } from 'chai'
import { expectToKeepSecrets, noteSecrets, secretsIn } from '../support/kept-secrets.js'

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln'

describe('the search of the logs for secrets', () => {
  before(() =>
    noteSecrets({ key: 'a-key-of-mine', json: { password: 'c0rrect "horse"', refreshToken: 'spent-twice' } }),
  )

  for (const line of [
    { message: 'the key a-key-of-mine' },
    { facts: { body: { password: 'c0rrect "horse"' } } },
    { error: new Error('spent-twice') },
    { authorization: `Bearer ${JWT}` },
    { to: 'somebody@example.com' },
  ])
    it(`finds the one in ${Object.keys(line).join()}`, () => {
      expect(() => expectToKeepSecrets([{ level: 'info' }, line])).to.throw()
    })

  it('finds nothing else', () => {
    expect(secretsIn(JSON.stringify({ route: '/api/auth/login', userId: 'a-key', stack: 'at x (a.ts:1:2)' }))).to.be
      .empty
  })
})
