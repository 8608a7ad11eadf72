import type { HttpPorts } from '../http-ports.js'
import { forgotPasswordJson, MAILED_TEXT, mailedJson, resetPasswordJson, verifyEmailJson } from '../json/link-json.js'
import { bodyPart } from '../request-part.js'
import { guardedRoute, openRoute, type Answer, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'sendVerification' | 'verifyEmail' | 'forgotPassword' | 'resetPassword'>

const NO_CONTENT: Answer = { status: 204 }
const MAILED: Answer = { status: 202, text: MAILED_TEXT }

/** Links that are mailed, and what they do. */
export const linkRoutes = (ports: Ports): readonly Route[] => [
  guardedRoute({
    method: 'post',
    path: '/api/auth/verify-email/send',
    summary: 'Mail a link that verifies the address of the account',
    limit: 'session',
    who: 'signed-in',
    takes: {},
    answers: { 202: { description: 'Nothing is mailed if it is verified already.', json: mailedJson } },
    refusals: ['LinkMadeLately', 'Unauthenticated', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by }) => ports.sendVerification({ by }).map(() => MAILED),
  }),
  openRoute({
    method: 'post',
    path: '/api/auth/verify-email',
    summary: 'Verify an address by the token of a link',
    limit: 'login',
    takes: { body: bodyPart(verifyEmailJson) },
    answers: { 204: { description: 'The address is verified; the token is spent.' } },
    refusals: ['LinkNotValid', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ body }) => ports.verifyEmail(body).map(() => NO_CONTENT),
  }),
  openRoute({
    method: 'post',
    path: '/api/auth/forgot-password',
    summary: 'Mail a link that resets the password of the account under an address',
    limit: 'login',
    takes: { body: bodyPart(forgotPasswordJson) },
    answers: { 202: { description: 'The same whether there is such an account or not.', json: mailedJson } },
    refusals: [],
    handle: ({ body }) => ports.forgotPassword(body).map(() => MAILED),
  }),
  openRoute({
    method: 'post',
    path: '/api/auth/reset-password',
    summary: 'Set a new password by the token of a link, and end every session of the account',
    limit: 'login',
    takes: { body: bodyPart(resetPasswordJson) },
    answers: { 204: { description: 'The password is set, the address verified; the token is spent.' } },
    refusals: ['WeakPassword', 'LinkNotValid', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ body }) =>
      ports
        .resetPassword(body)
        .map(() => NO_CONTENT)
        .mapErr(error => ({ ...error, field: 'newPassword' })),
  }),
]
