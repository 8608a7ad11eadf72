import type { HttpPorts } from '../http-ports.js'
import {
  accountJson,
  accountText,
  credentialsJson,
  passwordChangeJson,
  refreshJson,
  registrationJson,
  tokensJson,
  tokensText,
} from '../json/account-json.js'
import { bodyPart, userAgentPart, type Part } from '../request-part.js'
import { guardedRoute, openRoute, type Answer, type Route } from '../route.js'

type Ports = Pick<
  HttpPorts,
  'registerAccount' | 'logIn' | 'refreshSession' | 'logOut' | 'logOutEverywhere' | 'changePassword' | 'getAccount'
>

const NO_CONTENT: Answer = { status: 204 }

/** `from` reads the network that a request came from. */
export const accountRoutes = (
  { registerAccount, logIn, refreshSession, logOut, logOutEverywhere, changePassword, getAccount }: Ports,
  from: Part<string>,
): readonly Route[] => [
  openRoute({
    method: 'post',
    path: '/api/auth/register',
    summary: 'Open an account',
    limit: 'register',
    takes: { body: bodyPart(registrationJson) },
    answers: { 201: { description: 'The account.', json: accountJson } },
    refusals: ['InvalidEmail', 'WeakPassword', 'EmailTaken', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ body }) => registerAccount(body).map(account => ({ status: 201, text: accountText(account) })),
  }),
  openRoute({
    method: 'post',
    path: '/api/auth/login',
    summary: 'Sign in',
    limit: 'login',
    takes: { userAgent: userAgentPart, body: bodyPart(credentialsJson), from },
    answers: { 200: { description: 'The tokens of a new session.', json: tokensJson } },
    refusals: ['BadCredentials', 'TooManyAttempts', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ userAgent, body: { device = userAgent, ...credentials }, from }) =>
      logIn({ ...credentials, device, from }).map(tokens => ({ status: 200, text: tokensText(tokens) })),
  }),
  openRoute({
    method: 'post',
    path: '/api/auth/refresh',
    summary: 'Spend a refresh token for a new pair',
    limit: 'session',
    takes: { body: bodyPart(refreshJson) },
    answers: { 200: { description: 'The new pair; the old one is spent.', json: tokensJson } },
    refusals: ['Unauthenticated', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ body }) => refreshSession(body).map(tokens => ({ status: 200, text: tokensText(tokens) })),
  }),
  guardedRoute({
    method: 'post',
    path: '/api/auth/logout',
    summary: 'End this session',
    limit: 'session',
    who: 'signed-in',
    takes: {},
    answers: { 204: { description: 'The session is over.' } },
    refusals: ['Unavailable', 'OutcomeUnknown'],
    handle: ({ by }) => logOut({ by }).map(() => NO_CONTENT),
  }),
  guardedRoute({
    method: 'post',
    path: '/api/auth/logout-all',
    summary: 'End every session of the account',
    limit: 'session',
    who: 'signed-in',
    takes: {},
    answers: { 204: { description: 'All sessions are over.' } },
    refusals: ['Unavailable', 'OutcomeUnknown'],
    handle: ({ by }) => logOutEverywhere({ by }).map(() => NO_CONTENT),
  }),
  guardedRoute({
    method: 'post',
    path: '/api/auth/password',
    summary: 'Change the password, and end every other session of the account',
    limit: 'login',
    who: 'signed-in',
    takes: { body: bodyPart(passwordChangeJson) },
    answers: { 204: { description: 'The password is changed; this session goes on.' } },
    refusals: ['WrongPassword', 'WeakPassword', 'Unauthenticated', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, body }) =>
      changePassword({ by, ...body })
        .map(() => NO_CONTENT)
        .mapErr(error => ({ ...error, field: 'newPassword' })),
  }),
  guardedRoute({
    method: 'get',
    path: '/api/auth/me',
    summary: 'Who is signed in',
    limit: 'read',
    who: 'signed-in',
    takes: {},
    answers: { 200: { description: 'The account.', json: accountJson } },
    refusals: ['Unauthenticated', 'Unavailable'],
    handle: ({ by }) => getAccount({ by }).map(account => ({ status: 200, text: accountText(account) })),
  }),
]
