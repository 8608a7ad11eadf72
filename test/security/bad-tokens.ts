import { createSecretKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { T } from '../../src/bootstrap/tokens.js'
import { valueOf } from '../support/outcome-of.js'
import type { GuardedShop } from './guarded-shop.js'

export type BadTokens = Readonly<{ good: string; bad: Readonly<Record<string, string>> }>

const made = new WeakMap<GuardedShop, Promise<BadTokens>>()

/**
 * A token of an administrator whose session nobody ends, and tokens that would be as good but for what they are called.
 * Made once for a shop.
 */
export const badTokens = (shop: GuardedShop): Promise<BadTokens> => {
  const tokens = made.get(shop) ?? makeBadTokens(shop)
  made.set(shop, tokens)
  return tokens
}

const makeBadTokens = async (shop: GuardedShop): Promise<BadTokens> => {
  const { container, clock } = shop.world
  for (const name of ['keeper', 'leaver', 'banned']) {
    await shop.register(name)
    await shop.promote(name)
  }
  const keeper = await shop.signIn('keeper')
  const leaver = await shop.signIn('leaver')
  await shop.send('POST', '/api/auth/logout', { token: leaver.accessToken })
  const banned = await shop.signIn('banned')
  await valueOf(container.get(T.disableAccount)({ email: 'banned@example.com' }))

  const { access } = container.get(T.config).secrets
  const { header, payload } = jwt.decode(keeper.accessToken, { complete: true }) as Decoded
  const now = Math.floor(clock.now() / 1_000)
  const signed = (claims: object = {}, heading: object = {}, secret = access.current) =>
    jwt.sign({ ...payload, ...claims }, createSecretKey(secret, 'utf8'), {
      algorithm: 'HS256',
      header: { ...header, ...heading },
    })
  const [head = '', , signature = ''] = keeper.accessToken.split('.')
  const unsigned = jwt.sign(payload, '', { algorithm: 'none', header: { ...header, alg: 'none' } })

  return {
    good: signed(),
    bad: {
      'one that has expired': signed({ iat: now - 700, exp: now - 100 }),
      'one that is not valid yet': signed({ nbf: now + 60 }),
      'a refresh token': keeper.refreshToken,
      'one of another issuer': signed({ iss: 'somebody' }),
      'one for another audience': signed({ aud: 'somebody' }),
      'one with alg none': unsigned,
      'one with alg none, and the signature of another': unsigned + signature,
      'one of another type': signed({}, { typ: 'JWT' }),
      'one that was tampered with': `${head}.${encoded({ ...payload, sub: 'somebody' })}.${signature}`,
      'one that another key signed': signed({}, {}, 'a secret that is not ours, of more than 32 bytes'),
      'one that names its own key': signed(
        {},
        { kid: '../../dev/null', jku: 'https://example.org/keys' },
        ' '.repeat(32),
      ),
      'one with a crit header': signed({}, { crit: ['exp'] }),
      'one of more than 4 KB': signed({ padding: 'x'.repeat(4_096) }),
      'one of an account that was disabled': banned.accessToken,
      'one of a session that was signed out': leaver.accessToken,
      'one that is none': 'forged',
    },
  }
}

type Decoded = Readonly<{ header: jwt.JwtHeader; payload: jwt.JwtPayload }>

const encoded = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64url')
