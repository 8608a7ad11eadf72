import { expect } from 'chai'
import { cryptoLinkTokens } from '../../../../src/adapters/driven/system/crypto-link-tokens.js'
import { times } from '../../../support/times.js'

describe('The tokens of links', () => {
  it('are 256 random bits each, in letters that a URL carries as they are', () => {
    const tokens = times(1_000, () => cryptoLinkTokens.fresh())
    for (const token of tokens) expect(token).to.match(/^[\w-]{43}$/)
    expect(new Set(tokens)).to.have.length(1_000)
  })

  it('are known again by a hash that does not tell them', () => {
    const token = cryptoLinkTokens.fresh()
    expect(cryptoLinkTokens.hashOf(token)).to.equal(cryptoLinkTokens.hashOf(token)).and.not.include(token)
    expect(cryptoLinkTokens.hashOf(`${token}x`)).not.to.equal(cryptoLinkTokens.hashOf(token))
  })
})
