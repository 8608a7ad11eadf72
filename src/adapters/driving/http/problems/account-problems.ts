import type { PasswordFault } from '../../../../domain/account/credentials.js'
import { pointerTo } from '../pointers.js'
import { faultIn, header, RETRY_AFTER, retryAfter, WWW_AUTHENTICATE } from './particulars.js'
import type { ProblemTable } from './problem-kind.js'

export const ACCOUNT_PROBLEMS = {
  BadCredentials: {
    status: 401,
    slug: 'bad-credentials',
    title: 'Not signed in',
    detail: 'There is no account with this e-mail address and this password.',
    advice: 'Check both, and try again. After several failures attempts are delayed: see /problems/too-many-attempts.',
    headers: WWW_AUTHENTICATE,
    particulars: () => header('WWW-Authenticate', 'Bearer'),
  },
  Unauthenticated: {
    status: 401,
    slug: 'token-not-valid',
    title: 'The token is not valid',
    detail: 'The token is not one of ours, has run out, or its session is over: sign in again.',
    advice:
      'If it was the access token: spend the refresh token at /api/auth/refresh, once, and send the request again with the new one. If it was the refresh token: sign in again.',
    headers: WWW_AUTHENTICATE,
    particulars: () => header('WWW-Authenticate', 'Bearer error="invalid_token"'),
  },
  Forbidden: {
    status: 403,
    slug: 'forbidden',
    title: 'Not allowed',
    detail: 'This is for administrators.',
    advice: 'Do not send it again: the account that is signed in lacks the role for it.',
  },
  SessionNotFound: {
    status: 404,
    slug: 'session-not-found',
    title: 'No such session',
    detail: 'The account has no live session under this id.',
    advice:
      'Nothing is left to do: it is over already, or was never one of this account. /api/auth/sessions lists those that are live.',
  },
  WrongPassword: {
    status: 403,
    slug: 'wrong-password',
    title: 'Not the current password',
    detail: 'The current password is another one. This request has changed nothing.',
    advice:
      'Ask for the current password again. If the request was sent before, that one may have changed it: sign in with the new password to know. Who has forgotten it can have a link mailed: /api/auth/forgot-password.',
    particulars: () => faultIn(['currentPassword'], 'This is not the current password.'),
  },
  AccountNotFound: {
    status: 404,
    slug: 'account-not-found',
    title: 'No such account',
    detail: 'There is no account under this id.',
    advice: 'Find the account by its address first: GET /api/accounts.',
  },
  OwnAccount: {
    status: 409,
    slug: 'own-account',
    title: 'Your own account',
    detail: 'Administrators cannot disable or enable their own account: another one can.',
    advice: 'Have another administrator do it.',
  },
  LinkMadeLately: {
    status: 429,
    slug: 'mailed-lately',
    title: 'Mailed a moment ago',
    detail: 'Such a mail was sent a moment ago. Nothing has been sent: look into the mailbox, or try again later.',
    advice:
      'Look into the mailbox; the mail of the registration counts as well. Else wait for as many seconds as `Retry-After` says, 60 at most.',
    headers: RETRY_AFTER,
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  LinkNotValid: {
    status: 422,
    slug: 'link-not-valid',
    title: 'The link is not valid',
    detail: 'The link was used, has run out, or a newer one was mailed: ask for another one.',
    advice: 'Have another link mailed, and follow the newest.',
    particulars: () => faultIn(['token'], 'It is good once, for a while, and only until a newer one is mailed.'),
  },
  EmailTaken: {
    status: 409,
    slug: 'email-taken',
    title: 'The e-mail address is taken',
    detail: 'There is an account under this e-mail address already.',
    advice: 'Sign in instead, or take another address.',
    particulars: () => faultIn(['email'], 'There is an account under it already.'),
  },
  InvalidEmail: {
    status: 422,
    slug: 'invalid-email',
    title: 'Not an e-mail address',
    detail: 'The e-mail address cannot be used.',
    advice: 'Mend the address: one, without a name or a comment.',
    particulars: () => faultIn(['email'], 'One address, please, and nothing else.'),
  },
  WeakPassword: {
    status: 422,
    slug: 'weak-password',
    title: 'The password cannot be used',
    detail: 'The password cannot be used.',
    advice: 'Take another password; `errors` says what is wrong with this one.',
    particulars: ({ faults, field = 'password' }) => ({
      errors: faults.map(fault => ({ pointer: pointerTo([field]), detail: sayFault(fault) })),
    }),
  },
} as const satisfies Partial<ProblemTable>

const sayFault = (fault: PasswordFault): string => {
  switch (fault.type) {
    case 'TooShort':
      return `At least ${fault.minLength} characters, please.`
    case 'TooLong':
      return `At most ${fault.maxLength} characters, please.`
    case 'TooCommon':
      return 'This password is among those that everybody tries first.'
  }
}
