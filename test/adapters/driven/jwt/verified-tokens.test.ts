import { expect } from 'chai'
import { verifiedTokens } from '../../../../src/adapters/driven/jwt/verified-tokens.js'
import { aSessionId, aUserId } from '../../../support/builders.js'

const NOW = 1_000
const principal = { userId: aUserId(), role: 'customer', sessionId: aSessionId() } as const

describe('Tokens found good', () => {
  it('are remembered until they run out', () => {
    const tokens = verifiedTokens(10)
    tokens.put('a', { principal, exp: NOW + 600 }, NOW)
    expect(tokens.get('a', NOW + 599)).to.equal(principal)
    expect(tokens.get('a', NOW + 600)).to.equal(undefined)
  })

  it('give way to newer ones, oldest first, when there are too many', () => {
    const tokens = verifiedTokens(2)
    for (const token of ['a', 'b', 'c']) tokens.put(token, { principal, exp: NOW + 600 }, NOW)
    expect(['a', 'b', 'c'].filter(token => tokens.get(token, NOW))).to.deep.equal(['b', 'c'])
  })

  it('leave once they have run out, although there is room and nobody asks for them', () => {
    const tokens = verifiedTokens(10)
    tokens.put('signed out', { principal, exp: NOW + 600 }, NOW)
    tokens.put('new', { principal, exp: NOW + 1_200 }, NOW + 600)
    expect(tokens.get('signed out', NOW)).to.equal(undefined)
    expect(tokens.get('new', NOW + 600)).to.equal(principal)
  })
})
