import { createSecretKey } from 'node:crypto'
import { expect } from 'chai'
import jwt from 'jsonwebtoken'
import { jwtSessionTokens } from '../../../../src/adapters/driven/jwt/jwt-session-tokens.js'
import { later } from '../../../../src/domain/shared/instant.js'
import { sessionTokensContract } from '../../../contracts/session-tokens.contract.js'
import { aSession } from '../../../support/builders.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'

const ACCESS = 'the access secret of these tests, 32+ bytes'
const REFRESH = 'the refresh secret of these tests, 32+ bytes'
const OTHER = 'a secret that is known to nobody, 32+ bytes'
const NOW = SOME_DAY / 1_000

const tokensUnder = (access: string, previous: readonly string[] = [], refresh = REFRESH) =>
  jwtSessionTokens({
    issuer: 'orders',
    audience: 'orders-api',
    access: { current: access, previous },
    refresh: { current: refresh, previous },
  })

const CLAIMS = { sub: 'a-user', sid: 'a-session', role: 'customer', iss: 'orders', aud: 'orders-api', exp: NOW + 600 }
const REFRESH_CLAIMS = { sid: 'a-session', gen: 0, iss: 'orders', aud: 'orders-api', exp: NOW + 600 }

type Forgery = Readonly<{ claims?: object; header?: object; secret?: string; algorithm?: jwt.Algorithm }>

/** A good token, but for what is said; a claim said to be undefined is left out. */
const forged = ({ claims = {}, header = {}, secret = ACCESS, algorithm = 'HS256' }: Forgery, base: object = CLAIMS) =>
  jwt.sign(
    JSON.parse(JSON.stringify({ iat: NOW, ...base, ...claims })) as object,
    algorithm === 'none' ? '' : createSecretKey(secret, 'utf8'),
    {
      algorithm,
      header: { alg: algorithm, typ: 'at+jwt', ...header },
    },
  )

describe('Tokens as JWTs', () => {
  sessionTokensContract(() => tokensUnder(ACCESS))

  it('accepts the token on which the forgeries below are built', () => {
    expect(tokensUnder(ACCESS).readAccess(forged({}), SOME_DAY).isOk()).to.equal(true)
    const refreshToken = forged({ secret: REFRESH, header: { typ: 'rt+jwt' } }, REFRESH_CLAIMS)
    expect(tokensUnder(ACCESS).readRefresh(refreshToken, SOME_DAY).isOk()).to.equal(true)
  })

  const forgeries: Readonly<Record<string, Forgery>> = {
    'no signature (alg none)': { algorithm: 'none' },
    HS384: { algorithm: 'HS384' },
    HS512: { algorithm: 'HS512' },
    'another secret': { secret: OTHER },
    'the type of a refresh token': { header: { typ: 'rt+jwt' } },
    'no type of its own': { header: { typ: 'JWT' } },
    'a crit header': { header: { crit: ['exp'] } },
    'another issuer': { claims: { iss: 'somebody' } },
    'another audience': { claims: { aud: 'somebody' } },
    'a time to live that is over': { claims: { exp: NOW } },
    'no end': { claims: { exp: undefined } },
    'a beginning in the future': { claims: { nbf: NOW + 1 } },
    'a role that there is not': { claims: { role: 'root' } },
    'no session': { claims: { sid: undefined } },
    'more than 4 KB': { claims: { padding: 'x'.repeat(4_096) } },
  }
  for (const [what, forgery] of Object.entries(forgeries)) {
    it(`refuses an access token with ${what}`, () => {
      const answer = tokensUnder(ACCESS).readAccess(forged(forgery), SOME_DAY)
      expect(answer._unsafeUnwrapErr()).to.deep.equal({ type: 'Unauthenticated' })
    })
  }

  it('refuses a good token in which anything was added that cannot be in one', () => {
    const token = forged({})
    const changed = [
      `${token}=`,
      `${token} `,
      `${token}\n`,
      ` ${token}`,
      `${token},`,
      `${token.slice(0, -1)}é`,
      `${token}.`,
    ]
    const read = changed.map(text => tokensUnder(ACCESS).readAccess(text, SOME_DAY).isOk())
    expect(read).to.deep.equal(changed.map(() => false))
  })

  it('goes to no key that the token names itself', () => {
    const token = forged({ header: { kid: '../../etc/passwd', jku: 'https://example.org/keys' }, secret: OTHER })
    expect(tokensUnder(ACCESS).readAccess(token, SOME_DAY).isErr()).to.equal(true)
  })

  it('takes neither kind for the other even where both have one secret', () => {
    const tokens = tokensUnder(ACCESS, [], ACCESS)
    const { accessToken, refreshToken } = tokens.issue(aSession(), 'customer', SOME_DAY)
    expect(tokens.readAccess(refreshToken, SOME_DAY).isErr()).to.equal(true)
    expect(tokens.readRefresh(accessToken, SOME_DAY).isErr()).to.equal(true)
  })

  it('reads what a previous secret signed, and signs with the current one', () => {
    const session = aSession()
    const old = tokensUnder(OTHER, [], OTHER).issue(session, 'customer', SOME_DAY)
    const rotated = tokensUnder(ACCESS, [OTHER])
    expect(rotated.readAccess(old.accessToken, SOME_DAY).isOk()).to.equal(true)
    expect(rotated.readRefresh(old.refreshToken, SOME_DAY).isOk()).to.equal(true)

    const fresh = rotated.issue(session, 'customer', SOME_DAY)
    expect(tokensUnder(ACCESS).readAccess(fresh.accessToken, SOME_DAY).isOk()).to.equal(true)
    expect(tokensUnder(ACCESS).readAccess(old.accessToken, SOME_DAY).isErr()).to.equal(true)
  })

  it('puts nothing into a token but ids, role and times', () => {
    const { accessToken, refreshToken } = tokensUnder(ACCESS).issue(aSession(), 'customer', SOME_DAY)
    expect(jwt.decode(accessToken)).to.have.all.keys('sub', 'sid', 'role', 'iat', 'exp', 'iss', 'aud')
    expect(jwt.decode(refreshToken)).to.have.all.keys('sid', 'gen', 'iat', 'exp', 'iss', 'aud')
  })

  it('ends a remembered token on time', () => {
    const tokens = tokensUnder(ACCESS)
    const token = forged({ claims: { exp: NOW + 5 } })
    expect(tokens.readAccess(token, SOME_DAY).isOk()).to.equal(true)
    expect(tokens.readAccess(token, later(SOME_DAY, 4_999)).isOk()).to.equal(true)
    expect(tokens.readAccess(token, later(SOME_DAY, 5_000)).isErr()).to.equal(true)
  })
})
