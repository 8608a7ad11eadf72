import { z } from 'zod'
import type { AdministerAccountCommand } from '../../../../application/ports/driving/administer-account.js'
import type { HttpPorts } from '../http-ports.js'
import {
  administeredAccountJson,
  administeredAccountsJson,
  administeredAccountsText,
  administeredAccountText,
  userId,
} from '../json/account-administration-json.js'
import { MAX_EMAIL } from '../json/account-json.js'
import { pathPart, queryPart } from '../request-part.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'findAccount' | 'administerAccount'>

const email = z
  .string('An e-mail address, please.')
  .max(MAX_EMAIL)
  .meta({ description: 'Upper and lower case are the same.' })

/** For administrators. */
export const accountAdministrationRoutes = ({ findAccount, administerAccount }: Ports): readonly Route[] => {
  const administering = (action: AdministerAccountCommand['action'], summary: string): Route =>
    guardedRoute({
      method: 'post',
      path: `/api/accounts/:userId/${action}`,
      summary,
      limit: 'admin',
      who: 'admin',
      takes: { userId: pathPart('userId', userId, { type: 'AccountNotFound' }) },
      answers: { 200: { description: 'The account; again, the same.', json: administeredAccountJson } },
      refusals: ['Forbidden', 'OwnAccount', 'AccountNotFound', 'Unavailable', 'OutcomeUnknown'],
      handle: ({ by, userId }) =>
        administerAccount({ by, userId, action }).map(account => ({
          status: 200,
          text: administeredAccountText(account),
        })),
    })

  return [
    guardedRoute({
      method: 'get',
      path: '/api/accounts',
      summary: 'Find the account under an e-mail address',
      limit: 'admin',
      who: 'admin',
      takes: { query: queryPart(z.strictObject({ email })) },
      answers: { 200: { description: 'The account, or none.', json: administeredAccountsJson } },
      refusals: ['Forbidden', 'Unavailable'],
      handle: ({ by, query }) =>
        findAccount({ by, email: query.email }).map(account => ({
          status: 200,
          text: administeredAccountsText(account ? [account] : []),
        })),
    }),
    administering('disable', 'End all sessions of an account, everywhere within 2 s, and let none begin'),
    administering('enable', 'Let an account sign in again'),
  ]
}
