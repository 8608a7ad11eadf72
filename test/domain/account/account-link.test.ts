import { expect } from 'chai'
import { BETWEEN_LINKS, linkOf, linksWith, mayFollow, type LinkHash } from '../../../src/domain/account/account-link.js'
import { later } from '../../../src/domain/shared/instant.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

describe('A link that is mailed', () => {
  const hash = 'hash' as LinkHash
  const linkAfter = (ms: number) => linkOf('resetPassword', hash, later(SOME_DAY, ms))

  it('is good for a day where it verifies an address', () => {
    const expiresAt = later(SOME_DAY, 24 * HOUR)
    expect(linkOf('verifyEmail', hash, SOME_DAY)).to.deep.equal({ hash, madeAt: SOME_DAY, expiresAt })
  })

  it('is good for half an hour where it resets a password', () => {
    expect(linkAfter(0)).to.deep.equal({ hash, madeAt: SOME_DAY, expiresAt: later(SOME_DAY, 30 * MINUTE) })
  })

  it('is made where there is none, and again a minute after the older one', () => {
    expect(BETWEEN_LINKS).to.equal(MINUTE)
    expect(mayFollow([], linkAfter(0))).to.be.true
    expect(mayFollow([linkAfter(0)], linkAfter(MINUTE - 1))).to.be.false
    expect(mayFollow([linkAfter(0)], linkAfter(MINUTE))).to.be.true
  })

  it('stays where it resets a password, however often another is asked for, until it has run out', () => {
    const asked = Array.from({ length: 61 }, (_, i) => linkAfter(i * MINUTE))
    const kept = asked.reduce<ReturnType<typeof linksWith>>(
      (older, next) => linksWith('resetPassword', older, next),
      [],
    )
    expect(kept).to.deep.equal(asked.filter(({ expiresAt }) => expiresAt > later(SOME_DAY, 60 * MINUTE)))
  })

  it('takes the place of the older one where it verifies an address', () => {
    expect(linksWith('verifyEmail', [linkAfter(0)], linkAfter(MINUTE))).to.deep.equal([linkAfter(MINUTE)])
  })
})
