import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { AuthenticateError } from '../../../application/ports/driving/authenticate.js'
import type { Forbidden } from '../../../application/errors.js'
import type { Principal } from '../../../domain/account/session.js'
import type { HttpContext } from './http-context.js'
import type { HttpPorts } from './http-ports.js'
import type { Told } from './http-refusal.js'
import type { GuardedRoute } from './route.js'

type NotAdmitted = Told<'NotSignedIn'> | AuthenticateError | Forbidden
type Asked = Pick<HttpContext, 'headers' | 'state'>
/** Who asks, provided that the rule of the route lets them in. */
export type Admit = (asked: Asked, who: GuardedRoute['who']) => ResultAsync<Principal, NotAdmitted>

const MAX_TOKEN = 4_096

export const admission =
  ({ authenticate }: Pick<HttpPorts, 'authenticate'>): Admit =>
  (asked, who) =>
    bearerToken(asked)
      .asyncAndThen(accessToken => authenticate({ accessToken }))
      .andThen((by): Result<Principal, NotAdmitted> => {
        asked.state.userId = by.userId
        return who === 'signed-in' || by.role === who ? ok(by) : err({ type: 'Forbidden' })
      })

/** RFC 6750 §2.1: in the header, and nowhere else. What characters a token has, is for who reads tokens to judge. */
const bearerToken = ({ headers: { authorization = '' } }: Asked): Result<string, NotAdmitted> => {
  const [scheme] = /^bearer +/i.exec(authorization) ?? []
  if (scheme === undefined) return err({ type: 'NotSignedIn' })
  const credentials = authorization.slice(scheme.length)
  return credentials.length <= MAX_TOKEN ? ok(credentials) : err({ type: 'Unauthenticated' })
}
