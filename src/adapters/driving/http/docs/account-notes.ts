import { EXAMPLE } from './example-values.js'
import type { OperationNotes } from './operation-note.js'

const { email, password, newcomer, refreshToken, sessionId, verificationToken, resetToken } = EXAMPLE
const NEW_PASSWORD = 'a horse of another colour'

export const ACCOUNT_NOTES: OperationNotes = {
  'post /api/auth/register': {
    id: 'registerAccount',
    description: `Opens a customer's account. It signs nobody in: \`POST /api/auth/login\` does. A password is at least 8
characters (the service may be configured to want more) and at most 128, of any kind. Sent again it is a 409.
A link is mailed to the address: following it verifies the address.`,
    examples: [
      { name: 'A new customer', body: { email: newcomer, password }, answers: 201 },
      { name: 'An address that has an account', body: { email, password }, answers: 409 },
      { name: 'A short password', body: { email: newcomer, password: 'teapot' }, answers: 422 },
    ],
  },
  'post /api/auth/login': {
    id: 'logIn',
    description: `Begins a session. Keep both tokens secret; a browser keeps the refresh token out of reach of other scripts.
The answer is the same for an address without an account, a wrong password, and an account that is disabled.

A session, and the latest refresh token of it, is good for 7 days after the sign-in or the last refresh, and for 30 days after
the sign-in at most.`,
    examples: [
      { name: 'Sign in', body: { email, password }, answers: 200 },
      { name: 'With a name for the session', body: { email, password, device: 'The till' }, answers: 200 },
      { name: 'A wrong password', body: { email, password: 'correct horse' }, answers: 401 },
    ],
  },
  'post /api/auth/refresh': {
    id: 'refreshSession',
    description: `Spends a refresh token for a new pair: keep the new one in its place at once. Whoever did not get the answer may
spend the same token again within 10 seconds and is given the same pair. Spent later than that, or once its successor is
spent, it counts as stolen: the session ends, for everybody who has a token of it, and only signing in helps.
Refresh from one place at a time: requests in parallel should wait for one refresh and share what it answers.`,
    examples: [
      { name: 'A new pair', body: { refreshToken }, answers: 200 },
      { name: 'No token of ours', body: { refreshToken: 'forged' }, answers: 401 },
    ],
  },
  'post /api/auth/logout': {
    id: 'logOut',
    description: 'Its access token and its refresh token stop working: everywhere within 2 seconds.',
    examples: [{ name: 'Sign out', answers: 204 }],
  },
  'post /api/auth/logout-all': {
    id: 'logOutEverywhere',
    description: 'All tokens of the account stop working, those that the request is sent with included.',
    examples: [{ name: 'Sign out everywhere', answers: 204 }],
  },
  'get /api/auth/sessions': {
    id: 'listSessions',
    description:
      'A session is one sign-in, with all the tokens that came of it. An eleventh ends the one that was used longest ago.',
    examples: [{ name: 'Where am I signed in?', answers: 200 }],
  },
  'delete /api/auth/sessions/:sessionId': {
    id: 'endSession',
    description: 'Its tokens stop working: everywhere within 2 seconds.',
    examples: [
      { name: 'End one', path: { sessionId }, answers: 204 },
      { name: 'One that is over', path: { sessionId: 'long-gone' }, answers: 404 },
    ],
  },
  'post /api/auth/password': {
    id: 'changePassword',
    description: 'Ends all sessions but this one.',
    examples: [
      { name: 'A new one', body: { currentPassword: password, newPassword: NEW_PASSWORD }, answers: 204 },
      { name: 'Not the current one', body: { currentPassword: 'a guess', newPassword: NEW_PASSWORD }, answers: 403 },
    ],
  },
  'post /api/auth/verify-email/send': {
    id: 'sendVerification',
    description: `An older link stops working. There is one such mail a minute at most, that of the registration included: sooner it
is a 429 \`mailed-lately\`. Orders may be placed without. Where the service wants verified addresses (\`REQUIRE_VERIFIED_EMAIL\`:
in production, unless it is configured otherwise), a mail about an order to an address that is not verified when it is about
to be sent is withheld: verifying the address later does not send it, an administrator can (\`…/mail/resend\`).`,
    examples: [{ name: 'Another link', answers: 202 }],
  },
  'post /api/auth/verify-email': {
    id: 'verifyEmail',
    description: 'The token is what follows `#` in the link that was mailed; it is good once, for 24 hours.',
    examples: [
      { name: 'By a link', body: { token: verificationToken }, answers: 204 },
      { name: 'By a link of nobody', body: { token: 'forged' }, answers: 422 },
    ],
  },
  'post /api/auth/forgot-password': {
    id: 'forgotPassword',
    description:
      'A link is mailed if there is such an account, once a minute at most; nobody is told whether there is. It ends no earlier link.',
    examples: [
      { name: 'An account', body: { email }, answers: 202 },
      { name: 'Nobody', body: { email: 'nobody@example.com' }, answers: 202 },
    ],
  },
  'post /api/auth/reset-password': {
    id: 'resetPassword',
    description:
      'The token is what follows `#` in the link that was mailed; it is good once, for 30 minutes, and until the password is changed, by another link too.',
    examples: [
      { name: 'A new one', body: { token: resetToken, newPassword: NEW_PASSWORD }, answers: 204 },
      { name: 'A short one', body: { token: resetToken, newPassword: 'teapot' }, answers: 422 },
    ],
  },
  'get /api/auth/me': {
    id: 'whoAmI',
    examples: [{ name: 'Who am I?', answers: 200 }],
  },
}
