import { expect } from 'chai'
import { unauthenticated } from '../../src/application/errors.js'
import type { SessionTokens } from '../../src/application/ports/driven/session-tokens.js'
import { expiryOf } from '../../src/domain/account/session.js'
import { later } from '../../src/domain/shared/instant.js'
import { aSession } from '../support/builders.js'
import { SOME_DAY } from '../support/stepped-clock.js'

const MINUTE = 60_000

/** What every adapter of SessionTokens must do. */
export const sessionTokensContract = (make: () => SessionTokens): void => {
  it('says who carries an access token, and in which session', () => {
    const tokens = make()
    const session = aSession()
    const { accessToken } = tokens.issue(session, 'admin', SOME_DAY)
    expect(tokens.readAccess(accessToken, SOME_DAY)._unsafeUnwrap()).to.deep.equal({
      userId: session.userId,
      role: 'admin',
      sessionId: session.id,
    })
  })

  it('says which generation of which session a refresh token is', () => {
    const tokens = make()
    const session = aSession({ generation: 7 })
    const { refreshToken } = tokens.issue(session, 'customer', SOME_DAY)
    expect(tokens.readRefresh(refreshToken, SOME_DAY)._unsafeUnwrap()).to.deep.equal({
      sessionId: session.id,
      generation: 7,
    })
  })

  it('gives the same session the same refresh token again, to the byte, and the next generation another', () => {
    const tokens = make()
    const session = aSession()
    const { refreshToken } = tokens.issue(session, 'customer', SOME_DAY)
    expect(tokens.issue(session, 'customer', later(SOME_DAY, 9_000)).refreshToken).to.equal(refreshToken)
    expect(tokens.issue({ ...session, generation: 1 }, 'customer', SOME_DAY).refreshToken).not.to.equal(refreshToken)
  })

  it('lets an access token live for ten minutes, however often it was seen', () => {
    const tokens = make()
    const { accessToken, expiresIn } = tokens.issue(aSession(), 'customer', SOME_DAY)
    expect(expiresIn).to.equal(600)
    expect(tokens.readAccess(accessToken, later(SOME_DAY, 10 * MINUTE - 1)).isOk()).to.equal(true)
    expect(tokens.readAccess(accessToken, later(SOME_DAY, 10 * MINUTE))._unsafeUnwrapErr()).to.deep.equal(
      unauthenticated,
    )
  })

  it('lets a refresh token live as long as its session', () => {
    const tokens = make()
    const session = aSession()
    const { refreshToken } = tokens.issue(session, 'customer', SOME_DAY)
    expect(tokens.readRefresh(refreshToken, later(expiryOf(session), -1)).isOk()).to.equal(true)
    expect(tokens.readRefresh(refreshToken, expiryOf(session))._unsafeUnwrapErr()).to.deep.equal(unauthenticated)
  })

  it('lets no access token outlive its session', () => {
    const tokens = make()
    const session = aSession()
    const nearlyOver = later(expiryOf(session), -MINUTE)
    const { accessToken, expiresIn } = tokens.issue(session, 'customer', nearlyOver)
    expect(expiresIn).to.equal(60)
    expect(tokens.readAccess(accessToken, expiryOf(session)).isErr()).to.equal(true)
  })

  it('takes neither kind of token for the other', () => {
    const tokens = make()
    const { accessToken, refreshToken } = tokens.issue(aSession(), 'customer', SOME_DAY)
    expect(tokens.readAccess(refreshToken, SOME_DAY)._unsafeUnwrapErr()).to.deep.equal(unauthenticated)
    expect(tokens.readRefresh(accessToken, SOME_DAY)._unsafeUnwrapErr()).to.deep.equal(unauthenticated)
  })

  it('refuses a token of which a single character was changed', () => {
    const tokens = make()
    const { accessToken, refreshToken } = tokens.issue(aSession(), 'customer', SOME_DAY)
    for (const forgery of alterations(accessToken)) expect(tokens.readAccess(forgery, SOME_DAY).isErr()).to.equal(true)
    for (const forgery of alterations(refreshToken))
      expect(tokens.readRefresh(forgery, SOME_DAY).isErr()).to.equal(true)
  })

  it('refuses what is no token at all', () => {
    const tokens = make()
    for (const nonsense of ['', '.', '..', 'a.b.c', 'null', '\u0000', '🫖.🫖.🫖', 'x'.repeat(100_000)]) {
      expect(tokens.readAccess(nonsense, SOME_DAY)._unsafeUnwrapErr()).to.deep.equal(unauthenticated)
      expect(tokens.readRefresh(nonsense, SOME_DAY)._unsafeUnwrapErr()).to.deep.equal(unauthenticated)
    }
  })
}

/** The token with one character changed: each of them, in turn. */
const alterations = (token: string): readonly string[] =>
  [...token].map((character, at) => `${token.slice(0, at)}${character === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`)
